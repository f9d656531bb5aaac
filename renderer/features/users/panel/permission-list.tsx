import { useTranslation } from 'react-i18next';
import type { Description, Permission } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import type { PermissionAccess } from '../../../../electron/domain/why/grant.ts';
import { Icon } from '../../../components/icon.tsx';
import { ServerText } from '../../../components/server-text.tsx';

interface PermissionListProps {
  readonly description: Description;
  readonly user: User;
  readonly access: readonly PermissionAccess[];
}

interface Entry {
  readonly permission: Permission;
  readonly access: PermissionAccess;
}

/** Permissions in effect with what gives them, dangerous ones last, then those not held with what would. */
export function PermissionList({ description, user, access }: PermissionListProps) {
  const { t } = useTranslation();
  const entries = description.permissions.flatMap((permission): Entry[] => {
    const own = access.find((one) => one.permission === permission.id);
    return own ? [{ permission, access: own }] : [];
  });
  const held = entries.filter((entry) => entry.access.grants.length > 0);
  const inEffect = [...held.filter(isHarmless), ...held.filter((entry) => !isHarmless(entry))];
  const notHeld = entries.filter((entry) => entry.access.grants.length === 0);
  const level = description.administratorLevels.find((one) => one.id === user.administrator);
  return (
    <>
      <div className="section-title">
        <h3>{t('user.access.permissions')}</h3>
        <span className="count">{t('user.access.inEffect', { count: inEffect.length, total: entries.length })}</span>
      </div>
      {level?.grantsAll ? (
        <p className="small faint why-not">{t('user.access.allHeld', { name: level.label })}</p>
      ) : null}
      <ul className="perms" aria-label={t('user.access.permissions')}>
        {inEffect.map((entry) => (
          <HeldRow key={entry.permission.id} {...entry} />
        ))}
      </ul>
      {notHeld.length > 0 ? (
        <>
          <div className="section-title">
            <h3>{t('user.access.notHeld')}</h3>
            <span className="count">{notHeld.length}</span>
          </div>
          <ul className="perms dim" aria-label={t('user.access.notHeld')}>
            {notHeld.map((entry) => (
              <NotHeldRow key={entry.permission.id} {...entry} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function isHarmless({ permission }: Entry): boolean {
  return permission.danger === null;
}

function HeldRow({ permission, access }: Entry) {
  const { t } = useTranslation();
  const names = access.grants.map((grant) => grant.name);
  const [only] = names;
  const why =
    permission.danger && names.length === 1 && only ? t('user.access.only', { name: only }) : names.join(', ');
  return (
    <li className="perm">
      {permission.danger ? (
        <span title={permission.danger}>
          <Icon name="alert" size="s" className="danger" />
          <span className="sr-only">{t('user.access.dangerous', { reason: permission.danger })}</span>
        </span>
      ) : (
        <Icon name="check" size="s" className="ok" />
      )}
      <PermissionName permission={permission} />
      <span className="why cut" title={names.join(', ')}>
        <ServerText>{why}</ServerText>
      </span>
    </li>
  );
}

function NotHeldRow({ permission, access: { wouldGive } }: Entry) {
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

/** The name, and where a permission does nothing on this server, that. */
function PermissionName({ permission: { label, noEffect } }: { permission: Permission }) {
  return (
    <span className="perm-name">
      {label}
      {noEffect ? <span className="tag-note"> · {noEffect}</span> : null}
    </span>
  );
}
