import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRef, ObjectRight, RightValue } from '../../../electron/domain/user.ts';
import { SelectField } from '../field.tsx';
import { ChosenField } from './chosen-field.tsx';
import { ObjectPicker } from './object-picker.tsx';
import { NO_RIGHT, RightForm } from './right-form.tsx';
import type { Editing, NamedHolder } from './use-right-actions.tsx';

interface RightDialogProps {
  readonly connection: Connection;
  readonly holder: NamedHolder;
  readonly editing: Editing<ObjectRight>;
  readonly types: readonly ObjectType[];
  readonly grantable: readonly ObjectType[];
  /** What there is already: not offered anew. */
  readonly held: readonly ObjectRight[];
  /** The review lies over it. */
  readonly hidden: boolean;
  readonly onSubmit: (object: ObjectRef, right: RightValue) => void;
  readonly onClose: () => void;
}

/** The form of one right of an account or a group: on which object, where it is new, and what it consists of. */
export function RightDialog(props: RightDialogProps) {
  const { connection, holder, editing, types, grantable, held, hidden, onSubmit, onClose } = props;
  const { t } = useTranslation();
  const { subject: right, failure } = editing;
  const [typeId, setTypeId] = useState(right?.object.type ?? grantable[0]?.id ?? '');
  const [object, setObject] = useState<ObjectRef | null>(right?.object ?? null);
  const [value, setValue] = useState<RightValue>(
    right ? { level: right.level, permissions: [...right.permissions] } : NO_RIGHT,
  );
  const type = types.find(({ id }) => id === typeId);
  if (!type) return null;
  const chooseType = (id: string) => {
    setTypeId(id);
    setObject(null);
    setValue(NO_RIGHT);
  };
  const title = right
    ? t('user.rights.formTitle', { user: holder.name, object: right.object.name })
    : t('user.rights.newTitle', { user: holder.name, instance: connection.name });
  return (
    <RightForm
      {...{ title, type, value, failure, hidden, onClose }}
      missing={object === null ? t('user.rights.needsObject') : null}
      onChange={setValue}
      onSubmit={() => {
        if (object) onSubmit(object, value);
      }}
    >
      {right === null && grantable.length > 1 ? (
        <SelectField
          label={t('user.rights.type')}
          help={holder.type === 'user' ? type.explanation : undefined}
          value={typeId}
          options={grantable.map(({ id, label }) => ({ value: id, label }))}
          onChange={chooseType}
        />
      ) : null}
      {right === null ? (
        <ChosenField
          legend={type.label}
          value={object}
          // What such objects are is said from the side of an account, once.
          help={holder.type === 'user' && (right !== null || grantable.length < 2) ? type.explanation : undefined}
        >
          <ObjectPicker
            instanceId={connection.id}
            type={type.id}
            label={t(object ? 'user.field.chooseOther' : 'user.rights.chooseObject')}
            without={(id) =>
              (holder.type === 'group' && id === holder.id) ||
              held.some((one) => one.object.type === type.id && one.object.id === id)
            }
            onPick={setObject}
          />
        </ChosenField>
      ) : null}
    </RightForm>
  );
}
