import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Description } from '../../../electron/domain/description.ts';
import type { Compared } from '../../../electron/domain/why/comparison.ts';
import { Picker } from '../../components/picker.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { useGroupsOnDemand } from '../../lib/groups.ts';
import { orpc } from '../../lib/orpc.ts';

/** Users that one search offers. */
const OFFERED = 30;

interface SidePickerProps {
  readonly instanceId: string;
  readonly description: Description;
  readonly chosen: Compared | null;
  /** Called with `user:7` or `group:7`. */
  readonly onChoose: (side: string) => void;
}

/** Chooses a user or a group of an instance by searching. */
export function SidePicker({ instanceId, description, chosen, onChoose }: SidePickerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const groups = useGroupsOnDemand(instanceId, description, chosen?.type === 'group');
  const input = { instanceId, search, filters: {}, sort: [], offset: 0, limit: OFFERED };
  const users = useQuery({
    ...orpc.directory.query.queryOptions({ input, enabled: opened }),
    placeholderData: keepPreviousData,
  });
  const wanted = search.trim().toLocaleLowerCase();
  const options = [
    ...groups.groups
      .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
      .slice(0, OFFERED)
      .map(({ id, name }) => ({ value: `group:${id}`, label: name, section: t('access.compare.groups') })),
    ...(users.data?.rows ?? []).map(({ id, handle }) => ({
      value: `user:${id}`,
      label: handle,
      section: t('access.compare.users'),
    })),
  ];
  return (
    <div className="side-line">
      {chosen ? <Chosen {...{ instanceId, chosen }} groups={groups.groups} /> : null}
      <Picker
        label={t(chosen ? 'access.compare.another' : 'access.compare.pick')}
        icon="search"
        searchLabel={t('access.compare.search')}
        options={options}
        nothing={t('access.compare.nothing')}
        pending={users.isFetching}
        look=""
        wide
        onSearch={setSearch}
        onOpen={() => {
          setOpened(true);
          groups.want();
        }}
        onPick={onChoose}
      />
    </div>
  );
}

interface ChosenProps {
  readonly instanceId: string;
  readonly chosen: Compared;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

function Chosen({ instanceId, chosen: { type, id }, groups }: ChosenProps) {
  const { t } = useTranslation();
  const input = { instanceId, userId: id };
  const user = useQuery(orpc.users.get.queryOptions({ input, enabled: type === 'user' }));
  const name = type === 'user' ? user.data?.handle : groups.find((group) => group.id === id)?.name;
  return (
    <span>
      <span className="faint">{t(type === 'user' ? 'access.compare.user' : 'access.compare.group')}</span>{' '}
      <b>
        <ServerText>{name ?? id}</ServerText>
      </b>
    </span>
  );
}
