import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Value, Values } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { Icon } from '../../../components/icon.tsx';
import { SidePanel } from '../../../components/side-panel.tsx';
import { missingWords } from '../../../lib/description.ts';
import { ruleError } from '../../../lib/field-rules.ts';
import { useGroupsOnDemand } from '../../../lib/groups.ts';
import { useKeptState } from '../../../lib/kept-state.ts';
import { useUnavailable } from '../../../lib/unavailable.ts';
import { useApply } from '../../../lib/use-apply.ts';
import { fieldMissing } from '../form/capabilities.ts';
import { UserField } from '../form/user-field.tsx';
import { Created } from './created.tsx';
import { initialValues, rightsFields } from './new-user.ts';
import { ServerRules } from './server-rules.tsx';

interface CreateUserProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly onClose: () => void;
  readonly onOpen: (userId: string) => void;
}

const UNTOUCHED: Values = {};

/** The form for a new user; what was typed outlives the panel. */
export function CreateUser({ connection, description, onClose, onOpen }: CreateUserProps) {
  const { t } = useTranslation();
  const [typed, setTyped, restored] = useKeptState(`new user ${connection.id}`, UNTOUCHED);
  const [tried, setTried] = useState(false);
  const applying = useApply(connection.id);
  const fields = [...description.createFields, ...rightsFields(description)];
  const values: Values = { ...initialValues(fields), ...typed };
  const handle = String(values.handle ?? '').trim();
  const cannot = useUnavailable(connection, description)('users.create');
  const errorOf = (field: Field) => {
    const touched = tried || (field.key in typed && (field.rules.required === false || typed[field.key] !== ''));
    const rule = touched ? ruleError(t, field, values[field.key] ?? null) : null;
    return rule ?? applying.failure?.fields?.[field.key] ?? null;
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const startOver = () => {
    applying.reset();
    setTried(false);
    setTyped(UNTOUCHED);
  };
  const [first] = applying.results ?? [];
  if (applying.results && first?.outcome === 'done') {
    return (
      <Created
        {...{ connection, description, onClose, onOpen }}
        results={applying.results}
        handle={handle}
        password={String(values.password ?? '')}
        onAnother={startOver}
      />
    );
  }
  const submit = () => {
    setTried(true);
    if (fields.some((field) => ruleError(t, field, values[field.key] ?? null) !== null)) return;
    void applying.send({ action: 'create-user', set: values });
  };
  return (
    <SidePanel
      label={t('user.create.label')}
      title={<h2 className="cut">{t('user.create.title', { name: connection.name })}</h2>}
      onClose={onClose}
      foot={
        <>
          <button
            type="submit"
            form="create-user"
            className="btn primary"
            disabled={applying.sending || cannot !== null}
          >
            {applying.sending ? <Icon name="spinner" size="s" /> : null}
            {handle === '' ? t('user.create.createEmpty') : t('user.create.create', { name: handle })}
          </button>
          <button type="button" className="btn plain" onClick={onClose}>
            {t('user.create.cancel')}
          </button>
          <span className="grow" />
          {Object.keys(typed).length > 0 ? (
            <button type="button" className="btn plain" onClick={startOver}>
              {t('user.create.clear')}
            </button>
          ) : null}
        </>
      }
    >
      <form
        ref={form}
        id="create-user"
        className="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {cannot ? (
          <p className="note">
            <Icon name="lock" />
            {cannot}
          </p>
        ) : null}
        <NotCreated failure={applying.failure} fields={fields} handle={handle} />
        {restored ? (
          <p className="note small">
            <Icon name="info" size="s" />
            {t('user.create.restored')}
          </p>
        ) : null}
        <ServerRules fields={description.createFields} />
        <FormFields
          {...{ connection, description, fields, values, handle, errorOf }}
          onChange={(field, value) => {
            applying.reset();
            setTyped({ ...typed, [field.key]: value });
          }}
        />
        <NoWayBack description={description} />
      </form>
    </SidePanel>
  );
}

interface NotCreatedProps {
  readonly failure: ReturnType<typeof useApply>['failure'];
  readonly fields: readonly Field[];
  readonly handle: string;
}

/** Why nothing was created; sentences about single fields stand at their fields. */
function NotCreated({ failure, fields, handle }: NotCreatedProps) {
  const { t } = useTranslation();
  if (!failure) return null;
  const named = Object.keys(failure.fields ?? {});
  if (named.length > 0 && named.every((key) => fields.some((field) => field.key === key))) return null;
  const unknown = failure.code === 'outcome-unknown';
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
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly handle: string;
  readonly errorOf: (field: Field) => string | null;
  readonly onChange: (field: Field, value: Value) => void;
}

function FormFields({ connection, description, fields, values, handle, errorOf, onChange }: FormFieldsProps) {
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
        field={field}
        value={isGone ? null : value}
        onChange={(next) => onChange(field, next)}
        error={errorOf(field)}
        missing={fieldMissing(description, field.key)}
        was={null}
        groups={choosable}
        onWantGroups={want}
        groupsPending={pending}
        handle={handle}
      />
    );
  });
}

/** Says before it is done whether a new account can be taken back. */
function NoWayBack({ description }: { description: Description }) {
  const words = missingWords(description, 'users.delete');
  if (!words) return null;
  return (
    <p className="note small">
      <Icon name="info" size="s" />
      {words}
    </p>
  );
}
