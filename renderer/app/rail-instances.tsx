import { useLocalStorage } from '@mantine/hooks';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../electron/domain/connection.ts';
import { Icon } from '../components/icon.tsx';
import { ServerText } from '../components/server-text.tsx';
import { useConnections } from '../lib/connections.ts';
import { byFolder } from '../lib/folders.ts';

/** With more instances than this, the rail offers a search. */
const FEW = 8;

/** The folders that are closed on this computer. */
function useClosedFolders() {
  const [closed, setClosed] = useLocalStorage<string[]>({
    key: 'roster.closed-folders',
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: readNames,
  });
  const toggle = (name: string) =>
    setClosed(closed.includes(name) ? closed.filter((one) => one !== name) : [...closed, name]);
  return { closed, toggle };
}

function readNames(text: string | undefined): string[] {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** The saved instances in their folders, favourites first; `item` draws one. */
export function RailInstances({ item }: { item: (connection: Connection) => ReactNode }) {
  const { t } = useTranslation();
  const { data, isPending, isError } = useConnections();
  const [search, setSearch] = useState('');
  if (isPending) return <RailSkeleton />;
  if (isError) return <p className="rail-note danger fold">{t('app.rail.failed')}</p>;
  if (data.length === 0) return <p className="rail-note fold">{t('app.rail.noInstances')}</p>;
  const wanted = data.length > FEW ? search.trim().toLocaleLowerCase() : '';
  const found = data.filter(({ name, baseUrl }) => `${name} ${baseUrl}`.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {data.length > FEW ? <RailSearch search={search} onSearch={setSearch} /> : null}
      {found.length === 0 ? <p className="rail-note fold">{t('organise.none')}</p> : null}
      <Folders connections={found} opened={wanted !== ''} item={item} />
    </>
  );
}

interface FoldersProps {
  readonly connections: readonly Connection[];
  /** Shows what is in closed folders too. */
  readonly opened: boolean;
  readonly item: (connection: Connection) => ReactNode;
}

function Folders({ connections, opened, item }: FoldersProps) {
  const { closed, toggle } = useClosedFolders();
  return byFolder(connections).map(({ name, connections: inside }) =>
    name === null ? (
      inside.map(item)
    ) : (
      <RailFolder key={name} name={name} isOpen={opened || !closed.includes(name)} onToggle={() => toggle(name)}>
        {inside.map(item)}
      </RailFolder>
    ),
  );
}

interface RailFolderProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function RailFolder({ name, isOpen, onToggle, children }: RailFolderProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="folder"
        aria-expanded={isOpen}
        aria-controls={id}
        title={t(isOpen ? 'organise.close' : 'organise.open', { folder: name })}
        onClick={onToggle}
      >
        <Icon name={isOpen ? 'down' : 'next'} size="s" />
        <ServerText className="fold cut">{name}</ServerText>
      </button>
      <div id={id} hidden={!isOpen}>
        {children}
      </div>
    </>
  );
}

function RailSearch({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field quiet rail-search fold">
      <Icon name="search" size="s" />
      <input
        type="search"
        aria-label={t('organise.search')}
        placeholder={t('organise.search')}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onSearch('');
        }}
      />
    </label>
  );
}

function RailSkeleton() {
  return [96, 72, 110].map((width) => (
    <div key={width} className="item" aria-hidden="true">
      <span className="skeleton" style={{ width }} />
    </div>
  ));
}
