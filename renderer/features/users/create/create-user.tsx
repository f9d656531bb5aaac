import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import { isUncertain } from '../../../../electron/domain/failure.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { Icon, type IconName } from '../../../components/icon.tsx';
import { useLeaveGuard } from '../../../components/leave-guard.tsx';
import { RestoredNote } from '../../../components/restored-note.tsx';
import { ReviewDialog } from '../../../components/review/review-dialog.tsx';
import { SidePanel } from '../../../components/side-panel.tsx';
import { missingWords } from '../../../lib/description.ts';
import { useGroupsOnDemand } from '../../../lib/groups.ts';
import { useUnavailable } from '../../../lib/unavailable.ts';
import { newFieldMissing } from '../form/capabilities.ts';
import { UserField } from '../form/user-field.tsx';
import { Created } from './created.tsx';
import { ServerRules } from './server-rules.tsx';
import { type NewUser, useNewUser } from './use-new-user.ts';

interface CreateUserProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly onClose: () => void;
  readonly onOpen: (userId: string) => void;
}

const FORM = 'create-user';

/** A new user beside the table: the form, and once the account is there, its password this once. */
export function CreateUser({ connection, description, onClose, onOpen }: CreateUserProps) {
  const { t } = useTranslation();
  const form = useNewUser(connection, description);
  const cannot = useUnavailable(connection, description)('users.create');
  const element = useRef<HTMLFormElement>(null);
  const guard = useLeaveGuard(form.sendsPassword, undefined, 'password');
  const asking = form.created === null;
  useEffect(() => {
    if (asking) element.current?.querySelector('input')?.focus();
  }, [asking]);
  if (form.created) {
    return (
      <Created {...{ connection, description, onClose, onOpen }} created={form.created} onAnother={form.startOver} />
    );
  }
  return (
    <>
      <SidePanel
        label={t('user.create.label')}
        title={<h2 className="cut">{t('user.create.title', { name: connection.name })}</h2>}
        onClose={onClose}
        foot={<Foot form={form} cannot={cannot} onClose={onClose} />}
      >
        <Form ref={element} form={form}>
          {cannot ? <Note icon="lock">{cannot}</Note> : null}
          <NotCreated form={form} />
          {form.restored ? <RestoredNote onDiscard={form.startOver} /> : null}
          <ServerRules fields={description.createFields} />
          <FormFields {...{ connection, description, form }} />
          <NoWayBack description={description} />
        </Form>
      </SidePanel>
      <ReviewDialog state={form.creation.proposal} connection={connection} description={description} />
      {guard.dialog}
    </>
  );
}

interface FormProps {
  readonly ref: Ref<HTMLFormElement>;
  readonly form: NewUser;
  readonly children: ReactNode;
}

function Form({ ref, form, children }: FormProps) {
  return (
    <form
      ref={ref}
      id={FORM}
      className="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {children}
    </form>
  );
}

function Foot({ form, cannot, onClose }: { form: NewUser; cannot: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { handle, touched, startOver } = form;
  const { sending } = form.creation;
  return (
    <>
      <button type="submit" form={FORM} className="btn primary" disabled={sending || cannot !== null}>
        {sending ? <Icon name="spinner" size="s" /> : null}
        {handle === '' ? t('user.create.createEmpty') : t('user.create.create', { name: handle })}
      </button>
      <button type="button" className="btn plain" onClick={onClose}>
        {t('user.create.cancel')}
      </button>
      <span className="grow" />
      {touched ? (
        <button type="button" className="btn plain" onClick={startOver}>
          {t('user.create.clear')}
        </button>
      ) : null}
    </>
  );
}

function Note({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <p className="note small">
      <Icon name={icon} size="s" />
      {children}
    </p>
  );
}

/** Why nothing was created; sentences about single fields stand at their fields. */
function NotCreated({ form: { creation, fields, handle } }: { form: NewUser }) {
  const { t } = useTranslation();
  const { failure } = creation;
  if (!failure) return null;
  const named = Object.keys(failure.fields ?? {});
  if (named.length > 0 && named.every((key) => fields.some((field) => field.key === key))) return null;
  const unknown = isUncertain(failure);
  return (
    <FailureNotice
      failure={failure}
      tone={unknown ? 'warn' : 'danger'}
      title={t(unknown ? 'user.create.unknown' : 'user.create.failed', { name: handle })}
    />
  );
}

interface FormFieldsProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly form: NewUser;
}

function FormFields({ connection, description, form }: FormFieldsProps) {
  const { fields, values } = form;
  const chosen = fields.map((field) => (field.type === 'groups' ? values[field.key] : null)).find(Array.isArray);
  const ids = Array.isArray(chosen) ? chosen : [];
  const { groups, want, pending } = useGroupsOnDemand(connection.id, description, ids.length > 0);
  return fields.map((field) => {
    const choosable = field.type === 'group' ? groups.filter((group) => ids.includes(group.id)) : groups;
    const value = values[field.key] ?? null;
    const isGone = field.type === 'group' && !choosable.some((group) => group.id === value);
    return (
      <UserField
        key={field.key}
        instanceId={connection.id}
        field={field}
        value={isGone ? null : value}
        onChange={(next) => form.set(field, next)}
        error={form.errorOf(field)}
        missing={newFieldMissing(description, field.key)}
        was={null}
        groups={choosable}
        onWantGroups={want}
        groupsPending={pending}
        handle={form.handle}
      />
    );
  });
}

/** Says before it is done whether a new account can be taken back. */
function NoWayBack({ description }: { description: Description }) {
  const words = missingWords(description, 'users.delete');
  return words ? <Note icon="info">{words}</Note> : null;
}
