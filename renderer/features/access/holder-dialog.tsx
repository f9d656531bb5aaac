import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRef, RightValue, User } from '../../../electron/domain/user.ts';
import type { ObjectHolder } from '../../../electron/domain/why/object-holders.ts';
import { Picker } from '../../components/picker.tsx';
import { NO_RIGHT, RightForm } from '../../components/rights/right-form.tsx';
import type { Editing, RightActions } from '../../components/rights/use-right-actions.ts';
import { ServerText } from '../../components/server-text.tsx';
import { orpc } from '../../lib/orpc.ts';

/** Users that one search offers. */
const OFFERED = 30;

interface HolderDialogProps {
  readonly connection: Connection;
  readonly type: ObjectType;
  readonly object: ObjectRef;
  readonly editing: Editing<ObjectHolder>;
  /** Who has something already: a right of their own is changed, not given anew. */
  readonly holders: readonly ObjectHolder[];
  readonly actions: RightActions<ObjectHolder>;
  /** The review lies over it. */
  readonly hidden: boolean;
  readonly onClose: () => void;
}

type Person = Pick<User, 'id' | 'handle'>;

/** The form of one right on an object: whose, where it is new, and what it consists of. */
export function HolderDialog({
  connection,
  type,
  object,
  editing,
  holders,
  actions,
  hidden,
  onClose,
}: HolderDialogProps) {
  const { t } = useTranslation();
  const { subject, failure } = editing;
  const [person, setPerson] = useState<Person | null>(subject);
  const [value, setValue] = useState<RightValue>(subject?.own ?? NO_RIGHT);
  const title = subject
    ? t('user.rights.formTitle', { user: subject.handle, object: object.name })
    : t('access.objects.newTitle', { object: object.name, instance: connection.name });
  return (
    <RightForm
      {...{ title, type, value, failure, hidden, onClose }}
      missing={person === null ? t('access.objects.needsUser') : null}
      onChange={setValue}
      onSubmit={() => {
        if (person) actions.set({ user: person, object }, subject?.own ?? null, value, subject);
      }}
    >
      {subject ? null : (
        <UserChoice
          instanceId={connection.id}
          value={person}
          without={holders.filter(({ own, owner }) => own !== null || owner).map(({ id }) => id)}
          onChange={setPerson}
        />
      )}
    </RightForm>
  );
}

interface UserChoiceProps {
  readonly instanceId: string;
  readonly value: Person | null;
  /** Ids of users who are not offered. */
  readonly without: readonly string[];
  readonly onChange: (person: Person) => void;
}

function UserChoice({ instanceId, value, without, onChange }: UserChoiceProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [search, setSearch] = useState('');
  const input = { instanceId, search, filters: {}, sort: [], offset: 0, limit: OFFERED };
  const found = useQuery({
    ...orpc.directory.query.queryOptions({ input, enabled: opened }),
    placeholderData: keepPreviousData,
  });
  const users = (found.data?.rows ?? []).filter(({ id, untouchable }) => !untouchable && !without.includes(id));
  return (
    <fieldset className="plain-group">
      <legend className="label">{t('access.compare.user')}</legend>
      <div className="chosen-groups">
        {value ? (
          <span className="chip">
            <span className="cut">
              <ServerText>{value.handle}</ServerText>
            </span>
          </span>
        ) : null}
        <Picker
          label={t(value ? 'user.field.chooseOther' : 'access.objects.chooseUser')}
          icon="search"
          searchLabel={t('access.objects.searchUsers')}
          options={users.map(({ id, handle, name }) => ({ value: id, label: name ? `${handle} · ${name}` : handle }))}
          nothing={t('access.compare.nothing')}
          look="form"
          wide
          pending={found.isFetching && users.length === 0}
          onOpen={() => setOpened(true)}
          onSearch={setSearch}
          onPick={(id) => {
            const user = users.find((one) => one.id === id);
            if (user) onChange(user);
          }}
        />
      </div>
    </fieldset>
  );
}
