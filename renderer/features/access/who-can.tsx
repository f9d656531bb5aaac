import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { permissionOf } from '../../../electron/domain/why/explain.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { Picker } from '../../components/picker.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { permissionLabel } from '../../lib/grant-words.ts';
import { AdministratorsList } from './administrators-list.tsx';
import { HolderTable } from './holder-table.tsx';
import { useAdministrators } from './use-administrators.ts';
import { useHolders } from './use-holders.ts';

/** What stands in the address for the question after administrators; no permission has a blank in its id. */
const ADMINISTRATORS = 'is administrator';

interface WhoCanProps {
  readonly connection: Connection;
  readonly description: Description;
}

/** The question, and who it leads to. The address keeps the question. */
export function WhoCan({ connection, description }: WhoCanProps) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const [search, setSearch] = useState('');
  const asked = parameters.get('can') ?? ADMINISTRATORS;
  const isAboutAdministrators = asked === ADMINISTRATORS;
  const label = isAboutAdministrators ? t('access.who.isAdministrator') : permissionLabel(description, asked);
  const all = [...description.permissions, ...(description.powers ?? [])];
  const options = [
    { value: ADMINISTRATORS, label: t('access.who.isAdministrator') },
    ...all.map(({ id, label: name, section }) => ({ value: id, label: name, section })),
  ];
  const danger = isAboutAdministrators ? null : (permissionOf(description, asked)?.danger ?? null);
  return (
    <>
      <div className="toolbar">
        <span className="who-can">{t('access.who.can')}</span>
        <Picker
          label={label}
          icon="down"
          searchLabel={t('access.who.choose')}
          options={options}
          nothing={t('access.who.nothing')}
          look=""
          wide
          onPick={(can) => {
            setSearch('');
            setParameters(can === ADMINISTRATORS ? {} : { can });
          }}
        />
        {danger ? (
          <span className="danger cut who-danger" title={danger}>
            <Icon name="alert" size="s" /> {danger}
          </span>
        ) : null}
        <span className="grow" />
        {isAboutAdministrators ? null : (
          <SearchBox
            className="groups-search"
            label={t('access.who.search')}
            placeholder={t('access.who.search')}
            clearLabel={t('access.clearSearch')}
            value={search}
            onChange={setSearch}
          />
        )}
        <Link className="btn" to={`/instances/${connection.id}/access/objects`}>
          {t('access.objects.open')}
        </Link>
        <Link className="btn" to={`/instances/${connection.id}/compare`}>
          {t('access.compare.open')}
        </Link>
      </div>
      {isAboutAdministrators ? (
        <Administrators connection={connection} />
      ) : (
        <Holders {...{ connection, description, label }} permission={asked} search={search} />
      )}
    </>
  );
}

function Administrators({ connection }: Pick<WhoCanProps, 'connection'>) {
  const { t } = useTranslation();
  const [again, setAgain] = useState(0);
  const { instances, complete, failure } = useAdministrators(connection.id, again);
  const [one] = instances;
  return (
    <>
      <div className="fill scroll">
        {one ? <AdministratorsList one={one} titled={false} /> : null}
        {failure ? <NotRead failure={failure} /> : null}
        {one || complete || failure ? null : <Reading />}
      </div>
      <StatusBar end={<Again onAgain={() => setAgain(again + 1)} />}>
        {one && !(one.failure && one.found === 0) ? (
          <span>{t('access.who.administrators', { count: one.found })}</span>
        ) : null}
      </StatusBar>
    </>
  );
}

interface HoldersProps extends WhoCanProps {
  readonly permission: string;
  readonly label: string;
  readonly search: string;
}

function Holders({ connection, description, permission, label, search }: HoldersProps) {
  const { t } = useTranslation();
  const [again, setAgain] = useState(0);
  const wanted = useDeferredValue(search.trim());
  const { holders, matched, found, usable, complete, failure } = useHolders(connection.id, permission, wanted, again);
  return (
    <>
      <div className="fill scroll">
        {failure ? <NotRead failure={failure} /> : null}
        {holders.length > 0 ? (
          <HolderTable
            label={t('access.who.table', { permission: label })}
            instanceId={connection.id}
            {...{ description, holders }}
          />
        ) : null}
        {matched > holders.length ? (
          <p className="faint strip-note">{t('access.who.more', { count: matched - holders.length })}</p>
        ) : null}
        {complete && matched === 0 ? (
          <EmptyState icon="users" title={t(found === 0 ? 'access.who.nobody' : 'access.who.noMatch')}>
            {found === 0 ? t('access.who.nobodyHint', { permission: label, name: connection.name }) : null}
          </EmptyState>
        ) : null}
        {complete || failure || holders.length > 0 ? null : <Reading />}
      </div>
      <StatusBar end={<Again onAgain={() => setAgain(again + 1)} />}>
        {failure && found === 0 ? null : <span>{t('access.who.found', { count: found })}</span>}
        {found > usable ? <span>{t('access.who.unusable', { count: found - usable })}</span> : null}
        {complete || failure ? null : <span>{t('access.who.reading')}</span>}
      </StatusBar>
    </>
  );
}

function NotRead({ failure }: { failure: Parameters<typeof FailureNotice>[0]['failure'] }) {
  const { t } = useTranslation();
  return (
    <div className="strip">
      <FailureNotice failure={failure} title={t('access.who.failed')} />
    </div>
  );
}

function Reading() {
  const { t } = useTranslation();
  return (
    <p className="page faint" role="status">
      {t('access.who.reading')}
    </p>
  );
}

function Again({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="status-button" onClick={onAgain}>
      <Icon name="refresh" />
      {t('access.who.again')}
    </button>
  );
}
