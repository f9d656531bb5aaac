import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Description, Permission } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { permissionOf } from '../../../../electron/domain/why/explain.ts';
import type { PermissionAccess } from '../../../../electron/domain/why/grant.ts';
import { SearchBox } from '../../../components/search-box.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { permissionLabels } from '../../../lib/grant-words.ts';
import { HeldPermission } from './held-permission.tsx';
import { PermissionName } from './permission-name.tsx';

interface PermissionListProps {
  readonly instanceId: string;
  readonly description: Description;
  readonly user: User;
  readonly access: readonly PermissionAccess[];
}

interface Entry {
  readonly permission: Permission;
  readonly own: PermissionAccess;
}

/** From so many on there is a search. */
const SEARCHABLE = 6;

/** Permissions in effect by section with what gives them, dangerous ones last in theirs, then those not held. */
export function PermissionList({ instanceId, description, user, access }: PermissionListProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const unknown = t('access.unknownSection');
  const all = access.map((own): Entry => {
    const { permission: id } = own;
    const permission = permissionOf(description, id);
    return { own, permission: permission ?? { id, label: id, section: unknown, danger: null, noEffect: null } };
  });
  const labels = useMemo(() => permissionLabels(description), [description]);
  const found = all.filter((entry) => matches(entry, search));
  const isHeld = ({ own }: Entry) => own.grants.length > 0;
  const inEffect = found.filter(isHeld);
  const notHeld = found.filter((entry) => !isHeld(entry));
  const level = description.administratorLevels.find((one) => one.id === user.administrator);
  return (
    <>
      <div className="section-title">
        <h3>{t('user.access.permissions')}</h3>
        <span className="count">
          {t('user.access.inEffect', { count: all.filter(isHeld).length, total: all.length })}
        </span>
        <span className="grow" />
        <Link className="small" to={`/instances/${instanceId}/compare?a=${encodeURIComponent(`user:${user.id}`)}`}>
          {t('access.compare.open')}
        </Link>
      </div>
      {level?.grantsAll ? (
        <p className="small faint why-not">{t('user.access.allHeld', { name: level.label })}</p>
      ) : null}
      {all.length >= SEARCHABLE ? (
        <SearchBox
          className="perm-search"
          label={t('access.searchPermissions')}
          placeholder={t('access.searchPermissions')}
          clearLabel={t('access.clearSearch')}
          value={search}
          onChange={setSearch}
        />
      ) : null}
      {found.length === 0 && search !== '' ? <p className="faint">{t('access.noneFound', { search })}</p> : null}
      <Sections label={t('user.access.permissions')} entries={inEffect} look="perms">
        {({ permission, own }) => (
          <HeldPermission key={permission.id} {...{ description, user, permission, own, access, labels }} />
        )}
      </Sections>
      {notHeld.length > 0 ? (
        <>
          <div className="section-title">
            <h3>{t('user.access.notHeld')}</h3>
            <span className="count">{notHeld.length}</span>
          </div>
          <Sections label={t('user.access.notHeld')} entries={notHeld} look="perms dim">
            {(entry) => <NotHeldRow key={entry.permission.id} {...entry} />}
          </Sections>
        </>
      ) : null}
    </>
  );
}

/** Looks into what a permission is called and into what gives it. */
function matches({ permission, own }: Entry, search: string): boolean {
  const { id, label, section } = permission;
  const text = [id, label, section, ...own.grants.map(({ name }) => name)].join(' ').toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface SectionsProps {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly look: string;
  readonly children: (entry: Entry) => ReactNode;
}

/** Entries under the names of their sections. */
function Sections({ label, entries, look, children }: SectionsProps) {
  const id = useId();
  const names = [...new Set(entries.map(({ permission }) => permission.section))];
  return (
    <section aria-label={label}>
      {names.map((name, index) => {
        const own = entries.filter(({ permission }) => permission.section === name);
        const dangerous = own.filter(({ permission }) => permission.danger !== null);
        return (
          <div key={name}>
            <h4 id={`${id}-${index}`} className="perm-section">
              {name}
            </h4>
            <ul className={look} aria-labelledby={`${id}-${index}`}>
              {[...own.filter((entry) => !dangerous.includes(entry)), ...dangerous].map(children)}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function NotHeldRow({ permission, own: { wouldGive } }: Entry) {
  const { t } = useTranslation();
  const why =
    wouldGive.length === 0
      ? t('user.access.nothingGives')
      : t('user.access.wouldGive', { names: wouldGive.join(', '), count: wouldGive.length });
  return (
    <li className="perm">
      <span className="blank" />
      <PermissionName permission={permission} />
      <span className="why cut" title={wouldGive.join(', ')}>
        <ServerText>{why}</ServerText>
      </span>
    </li>
  );
}
