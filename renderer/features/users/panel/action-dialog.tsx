import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Value, Values } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description, Field, UserAction } from '../../../../electron/domain/description.ts';
import { type Failure, isUncertain } from '../../../../electron/domain/failure.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { ruleError } from '../../../lib/field-rules.ts';
import { useGroupsOnDemand } from '../../../lib/groups.ts';
import { calledUser } from '../form/person-field.tsx';
import { UserField } from '../form/user-field.tsx';

interface ActionDialogProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly action: UserAction;
  readonly initial: Values;
  /** Why the last try was not done. */
  readonly failure: Failure | null;
  /** The review lies over it. */
  readonly hidden: boolean;
  /** `labels` names the accounts that were picked, by their ids. */
  readonly onSubmit: (values: Values, labels: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

const FORM = 'act-on-user';

/** The form of one action on a user. */
export function ActionDialog(props: ActionDialogProps) {
  const { connection, description, user, action, failure, hidden, onSubmit, onClose } = props;
  const { t } = useTranslation();
  const [values, setValues] = useState(props.initial);
  const [tried, setTried] = useState(false);
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const [touched, setTouched] = useState<readonly string[]>([]);
  const { fields } = action;
  const label = action.label.replace(/…$/, '');
  const all = useGroupsOnDemand(
    connection.id,
    description,
    fields.some(({ type }) => type === 'group'),
  );
  const broken = (field: Field) => ruleError(t, field, values[field.key] ?? null);
  const refusal = (key: string) => (touched.includes(key) ? null : (failure?.fields?.[key] ?? null));
  const change = (key: string, value: Value) => {
    setValues({ ...values, [key]: value });
    setTouched([...touched, key]);
  };
  const submit = () => {
    setTried(true);
    if (fields.some((field) => broken(field) !== null)) return;
    setTouched([]);
    onSubmit(values, picked);
  };
  const foot = (
    <>
      <span className="grow" />
      <button type="button" className="btn form" onClick={onClose}>
        {t('common.cancel')}
      </button>
      <button type="submit" form={FORM} className="btn form primary">
        {t('user.act.next')}
      </button>
    </>
  );
  const title = t('user.act.title', { label, name: user.handle, instance: connection.name });
  return (
    <Dialog opened={!hidden} onClose={onClose} title={title} foot={foot} width={520}>
      <form
        id={FORM}
        className="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="muted">{action.help}</p>
        {failure && !isOnFields(failure, fields) ? (
          <FailureNotice
            failure={failure}
            tone={isUncertain(failure) ? 'warn' : 'danger'}
            title={t(isUncertain(failure) ? 'user.act.unknown' : 'user.act.failed', { label })}
          />
        ) : null}
        {fields.map((field) => (
          <UserField
            key={field.key}
            instanceId={connection.id}
            field={field}
            value={values[field.key] ?? null}
            error={(tried || values[field.key] !== field.initial ? broken(field) : null) ?? refusal(field.key)}
            missing={null}
            was={null}
            groups={all.groups}
            onWantGroups={all.want}
            groupsPending={all.pending}
            existing
            handle={user.handle}
            userId={user.id}
            onPicked={(one) => setPicked({ ...picked, [one.id]: calledUser(one) })}
            onChange={(value) => change(field.key, value)}
          />
        ))}
      </form>
    </Dialog>
  );
}

/** Every sentence of the refusal stands at its field. */
function isOnFields({ fields: named = {} }: Failure, fields: readonly Field[]): boolean {
  const keys = Object.keys(named);
  return keys.length > 0 && keys.every((key) => fields.some((field) => field.key === key));
}
