import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRef, RightValue } from '../../../electron/domain/user.ts';
import type { GroupHolder, ObjectHolder } from '../../../electron/domain/why/object-holders.ts';
import { Picker } from '../../components/picker.tsx';
import { ChosenField } from '../../components/rights/chosen-field.tsx';
import { NO_RIGHT, RightForm } from '../../components/rights/right-form.tsx';
import type { Editing, NamedHolder, RightActions } from '../../components/rights/use-right-actions.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useGroupsOnDemand } from '../../lib/groups.ts';
import { orpc } from '../../lib/orpc.ts';

/** Users that one search offers. */
const OFFERED = 30;

/** A right that an account or a group has on an object itself. */
export interface OwnRight extends NamedHolder {
  readonly right: RightValue;
}

interface HolderDialogProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly type: ObjectType;
  readonly object: ObjectRef;
  readonly editing: Editing<OwnRight>;
  /** Who has something already: a right of their own is changed, not given anew. */
  readonly holders: readonly ObjectHolder[];
  readonly groups: readonly GroupHolder[];
  readonly actions: RightActions<OwnRight>;
  /** The review lies over it. */
  readonly hidden: boolean;
  readonly onClose: () => void;
}

/** The form of one right on an object: whose, where it is new, and what it consists of. */
export function HolderDialog(props: HolderDialogProps) {
  const { connection, description, type, object, editing, holders, groups, actions, hidden, onClose } = props;
  const { t } = useTranslation();
  const { subject, failure } = editing;
  const [kind, setKind] = useState<NamedHolder['type']>(subject?.type ?? 'user');
  const [holder, setHolder] = useState<NamedHolder | null>(subject);
  const [value, setValue] = useState<RightValue>(subject?.right ?? NO_RIGHT);
  const title = subject
    ? t('user.rights.formTitle', { user: subject.name, object: object.name })
    : t('access.objects.newTitle', { object: object.name, instance: connection.name });
  const without =
    kind === 'user'
      ? holders.filter(({ own, owner }) => own !== null || owner).map(({ id }) => id)
      : [object.id, ...groups.map(({ id }) => id)];
  const choice = { description, value: holder, without, onChange: setHolder, instanceId: connection.id };
  return (
    <RightForm
      {...{ title, type, value, failure, hidden, onClose }}
      missing={holder === null ? t(kind === 'user' ? 'access.objects.needsUser' : 'access.objects.needsGroup') : null}
      onChange={setValue}
      onSubmit={() => {
        if (holder) actions.set({ holder, object }, subject?.right ?? null, value, subject);
      }}
    >
      {subject === null && type.forGroups ? (
        <Segmented
          label={t('access.objects.whom')}
          segments={[
            { value: 'user', label: t('access.compare.user') },
            { value: 'group', label: t('access.compare.group') },
          ]}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setHolder(null);
          }}
        />
      ) : null}
      {subject === null && kind === 'user' ? <UserChoice {...choice} /> : null}
      {subject === null && kind === 'group' ? <GroupChoice {...choice} /> : null}
    </RightForm>
  );
}

interface ChoiceProps {
  readonly instanceId: string;
  readonly description: Description;
  readonly value: NamedHolder | null;
  /** Ids that are not offered. */
  readonly without: readonly string[];
  readonly onChange: (holder: NamedHolder) => void;
}

function UserChoice({ instanceId, value, without, onChange }: ChoiceProps) {
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
    <ChosenField legend={t('access.compare.user')} value={value}>
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
          if (user) onChange({ type: 'user', id, name: user.handle });
        }}
      />
    </ChosenField>
  );
}

function GroupChoice({ instanceId, description, value, without, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const { groups, pending, want } = useGroupsOnDemand(instanceId, description);
  // A group that must not be changed itself may still have rights; whether it may is for the review to say.
  const offered = groups.filter(({ id }) => !without.includes(id));
  const why = offered.find(({ id }) => id === value?.id)?.untouchable;
  return (
    <ChosenField legend={t('access.compare.group')} value={value} help={why}>
      <Picker
        label={t(value ? 'user.field.chooseOther' : 'access.objects.chooseGroup')}
        icon="search"
        searchLabel={t('access.objects.searchGroups')}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
        nothing={t('access.compare.nothing')}
        look="form"
        wide
        pending={pending}
        onOpen={want}
        onPick={(id) => {
          const group = offered.find((one) => one.id === id);
          if (group) onChange({ type: 'group', id, name: group.name });
        }}
      />
    </ChosenField>
  );
}
