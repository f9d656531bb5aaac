import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Description, Permission } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { type Grant, grantKey, type PermissionAccess } from '../../../../electron/domain/why/grant.ts';
import { effectOfTaking } from '../../../../electron/domain/why/what-if.ts';
import { Icon } from '../../../components/icon.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { grantWords } from '../../../lib/grant-words.ts';
import { EffectLines } from './effect-lines.tsx';
import { PermissionName } from './permission-name.tsx';

interface HeldPermissionProps {
  readonly description: Description;
  readonly user: User;
  readonly permission: Permission;
  readonly own: PermissionAccess;
  /** Everything that the user may do, for what would remain. */
  readonly access: readonly PermissionAccess[];
  readonly labels: ReadonlyMap<string, string>;
}

/** A permission in effect. Unfolded it tells every path to it, and what would remain without each. */
export function HeldPermission({ description, user, permission, own, access, labels }: HeldPermissionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const names = own.grants.map((grant) => grant.name);
  const [only] = names;
  const why =
    permission.danger && names.length === 1 && only ? t('user.access.only', { name: only }) : names.join(', ');
  return (
    <li className="perm-item">
      <button type="button" className="perm" aria-expanded={open} onClick={() => setOpen(!open)}>
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
      </button>
      {open ? (
        <div className="paths">
          {permission.danger ? <p className="danger small">{permission.danger}</p> : null}
          <ul aria-label={t('access.paths', { permission: permission.label })}>
            {own.grants.map((grant) => (
              <Path key={grantKey(grant)} {...{ description, user, grant, access, labels }} />
            ))}
          </ul>
        </div>
      ) : null}
    </li>
  );
}

interface PathProps extends Pick<HeldPermissionProps, 'description' | 'user' | 'access' | 'labels'> {
  readonly grant: Grant;
}

function Path({ description, user, grant, access, labels }: PathProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const words = grantWords(t, grant, description);
  const effect = asked ? effectOfTaking(access, keysEnding(grant, user, description)) : null;
  return (
    <li>
      <div className="path">
        <span className="grow">
          <ServerText>{words}</ServerText>
        </span>
        {canBeTaken(grant) ? (
          <button
            type="button"
            className="link small"
            aria-expanded={asked}
            aria-label={t('access.withoutPath', { path: words })}
            onClick={() => setAsked(!asked)}
          >
            {t('access.without')}
          </button>
        ) : null}
      </div>
      {effect ? (
        <div className="whatif raised" role="status">
          <EffectLines effect={effect} labels={labels} />
        </div>
      ) : null}
    </li>
  );
}

function canBeTaken({ through }: Grant): boolean {
  return through === 'group' || through === 'administrator' || through === 'object-right';
}

/** What ends together with a path: a level that is membership of a group goes with the group, and the other way round. */
function keysEnding(grant: Grant, user: User, { administratorLevels }: Description): ReadonlySet<string> {
  const group = administratorLevels.find(({ id }) => id === user.administrator)?.group;
  const keys = new Set([grantKey(grant)]);
  if (group !== undefined && (keys.has('administrator') || keys.has(`group ${group}`))) {
    keys.add('administrator').add(`group ${group}`);
  }
  return keys;
}
