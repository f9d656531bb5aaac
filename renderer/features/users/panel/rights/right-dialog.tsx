import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import type { ObjectType } from '../../../../../electron/domain/description.ts';
import type { ObjectRef, ObjectRight, RightValue, User } from '../../../../../electron/domain/user.ts';
import { Dialog } from '../../../../components/dialog.tsx';
import { FailureNotice } from '../../../../components/failure-notice.tsx';
import { SelectField } from '../../../../components/field.tsx';
import { Picker } from '../../../../components/picker.tsx';
import { ServerText } from '../../../../components/server-text.tsx';
import { orpc } from '../../../../lib/orpc.ts';
import { RightValueFields } from './right-value-fields.tsx';
import type { Editing } from './use-right-actions.ts';

interface RightDialogProps {
  readonly connection: Connection;
  readonly user: User;
  readonly editing: Editing;
  readonly types: readonly ObjectType[];
  readonly grantable: readonly ObjectType[];
  /** What the user has already: not offered anew. */
  readonly held: readonly ObjectRight[];
  /** The review lies over it. */
  readonly hidden: boolean;
  readonly onSubmit: (object: ObjectRef, right: RightValue) => void;
  readonly onClose: () => void;
}

const FORM = 'object-right';
const NOTHING: RightValue = { level: null, permissions: [] };

/** The form of one right: on which object, where it is new, and what it consists of. */
export function RightDialog(props: RightDialogProps) {
  const { connection, user, editing, types, grantable, held, hidden, onSubmit, onClose } = props;
  const { t } = useTranslation();
  const { right, failure } = editing;
  const [typeId, setTypeId] = useState(right?.object.type ?? grantable[0]?.id ?? '');
  const [object, setObject] = useState<ObjectRef | null>(right?.object ?? null);
  const [value, setValue] = useState<RightValue>(
    right ? { level: right.level, permissions: [...right.permissions] } : NOTHING,
  );
  const type = types.find(({ id }) => id === typeId);
  if (!type) return null;
  const complete =
    object !== null &&
    (type.levels.length === 0 || value.level !== null) &&
    (type.permissions.length === 0 || type.levels.length > 0 || value.permissions.length > 0);
  const chooseType = (id: string) => {
    setTypeId(id);
    setObject(null);
    setValue(NOTHING);
  };
  const title = right
    ? t('user.rights.formTitle', { user: user.handle, object: right.object.name })
    : t('user.rights.newTitle', { user: user.handle, instance: connection.name });
  const foot = (
    <>
      <span className="small faint grow" role="status">
        {complete ? null : t(object === null ? 'user.rights.needsObject' : 'user.rights.needsValue')}
      </span>
      <button type="button" className="btn form" onClick={onClose}>
        {t('common.cancel')}
      </button>
      <button type="submit" form={FORM} className="btn form primary" disabled={!complete}>
        {t('user.act.next')}
      </button>
    </>
  );
  return (
    <Dialog opened={!hidden} onClose={onClose} title={title} foot={foot}>
      <form
        id={FORM}
        className="fields right-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (object && complete) onSubmit(object, value);
        }}
      >
        {failure ? <FailureNotice failure={failure} title={t('user.rights.notChanged')} /> : null}
        {right === null && grantable.length > 1 ? (
          <SelectField
            label={t('user.rights.type')}
            help={type.explanation}
            value={typeId}
            options={grantable.map(({ id, label }) => ({ value: id, label }))}
            onChange={chooseType}
          />
        ) : null}
        {right === null ? (
          <ObjectField instanceId={connection.id} type={type} value={object} held={held} onChange={setObject} />
        ) : null}
        <RightValueFields type={type} value={value} onChange={setValue} />
      </form>
    </Dialog>
  );
}

interface ObjectFieldProps {
  readonly instanceId: string;
  readonly type: ObjectType;
  readonly value: ObjectRef | null;
  readonly held: readonly ObjectRight[];
  readonly onChange: (object: ObjectRef) => void;
}

/** One object of the server, found by name or id. */
function ObjectField({ instanceId, type, value, held, onChange }: ObjectFieldProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const input = { instanceId, type: type.id, search };
  const found = useQuery(orpc.objects.list.queryOptions({ input, enabled: opened }));
  const has = (id: string) => held.some(({ object }) => object.type === type.id && object.id === id);
  const objects = (found.data ?? []).filter(({ id }) => !has(id));
  const failed = found.error ? t('user.rights.objectsFailed') : null;
  return (
    <fieldset className="plain-group">
      <legend className="label">{type.label}</legend>
      <div className="chosen-groups">
        {value ? (
          <span className="chip">
            <span className="cut">
              <ServerText>{value.name}</ServerText>
            </span>
          </span>
        ) : null}
        <Picker
          label={t(value ? 'user.field.chooseOther' : 'user.rights.chooseObject')}
          icon="search"
          searchLabel={t('user.rights.searchObjects')}
          options={objects.map(({ id, name }) => ({ value: id, label: name }))}
          nothing={failed ?? t('user.rights.noObjects')}
          look="form"
          wide
          pending={found.isFetching && objects.length === 0}
          onOpen={() => setOpened(true)}
          onSearch={setTyped}
          onPick={(id) => {
            const object = objects.find((one) => one.id === id);
            if (object) onChange(object);
          }}
        />
      </div>
      {type.explanation ? <p className="help">{type.explanation}</p> : null}
    </fieldset>
  );
}
