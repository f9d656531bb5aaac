import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { GroupRef, User } from '../../../../electron/domain/user.ts';
import type { PermissionAccess } from '../../../../electron/domain/why/grant.ts';
import { effectOfLeaving } from '../../../../electron/domain/why/what-if.ts';
import { ActionMenu, type MenuAction } from '../../../components/action-menu.tsx';
import { Picker } from '../../../components/picker.tsx';
import type { ProposalState } from '../../../components/review/use-proposal.ts';
import { ServerText } from '../../../components/server-text.tsx';
import { missingWords } from '../../../lib/description.ts';
import { permissionLabels } from '../../../lib/grant-words.ts';
import { useGroupsOnDemand } from '../../../lib/groups.ts';
import { levelWords } from '../level-words.ts';
import { EffectLines } from './effect-lines.tsx';
import { type AccessActions, useAccessActions } from './use-access-actions.tsx';
import type { UserLock } from './use-user-lock.ts';

interface GrantListProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly access: readonly PermissionAccess[];
  readonly proposal: ProposalState;
  readonly lock: UserLock;
}

/** Where access comes from: the groups and the administrator level, with "what if". */
export function GrantList(props: GrantListProps) {
  const { connection, description, user, access } = props;
  const { t } = useTranslation();
  const actions = useAccessActions(props);
  const [asked, setAsked] = useState<string | null>(null);
  const cannotGroup = missingWords(description, 'users.groups');
  const { unavailable } = props.lock;
  const all = useGroupsOnDemand(connection.id, description);
  const own = new Set(user.groups.map((group) => group.id));
  const others = all.groups.filter((group) => !own.has(group.id));
  const level = (
    <LevelGrant user={user} levels={description.administratorLevels} actions={actions} unavailable={unavailable} />
  );
  return (
    <>
      <div className="section-title">
        <h3>{t('user.access.whereFrom')}</h3>
        <span className="grow" />
        <Picker
          label={t('user.access.addToGroup')}
          searchLabel={t('user.field.searchGroups')}
          options={others.map((group) => ({ value: group.id, label: group.name }))}
          nothing={t('user.field.allGroups')}
          unavailable={unavailable('users.groups')}
          onOpen={all.want}
          pending={all.pending}
          onPick={(id) => {
            const group = others.find((one) => one.id === id);
            if (group) actions.join(group);
          }}
        />
      </div>
      {cannotGroup ? <p className="small faint why-not">{cannotGroup}</p> : null}
      <ul className="grants raised" aria-label={t('user.access.members', { name: user.handle })}>
        {user.administrator === null ? null : level}
        {user.groups.length === 0 ? <li className="grant muted">{t('user.access.noGroups')}</li> : null}
        {inOrder(user).map((group) => (
          <Fragment key={group.id}>
            <GroupGrant
              {...{ group, description, user, access, actions, unavailable }}
              asked={asked === group.id}
              onAsk={() => setAsked(asked === group.id ? null : group.id)}
            />
            {asked === group.id ? <WhatIf {...{ group, user, access, description }} /> : null}
          </Fragment>
        ))}
        {user.administrator === null ? level : null}
      </ul>
    </>
  );
}

type Unavailable = UserLock['unavailable'];

/** The primary group first, the others by name. */
function inOrder({ groups, primaryGroup }: User): GroupRef[] {
  const rank = (group: GroupRef) => (group.id === primaryGroup ? 0 : 1);
  return [...groups].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

interface GroupGrantProps {
  readonly group: GroupRef;
  readonly description: Description;
  readonly user: User;
  readonly access: readonly PermissionAccess[];
  readonly actions: AccessActions;
  readonly unavailable: Unavailable;
  readonly asked: boolean;
  readonly onAsk: () => void;
}

function GroupGrant(props: GroupGrantProps) {
  const { group, description, user, access, actions, unavailable, asked, onAsk } = props;
  const { t } = useTranslation();
  const level = levelWords(group, description);
  // Where groups give no permissions there is nothing to count and nothing to lose.
  const counts = description.permissions.length > 0;
  const count = access.filter((one) => one.grants.some((grant) => grant.through === 'group' && grant.id === group.id));
  const primary = group.id === user.primaryGroup;
  const menu: MenuAction[] = [
    ...(counts
      ? [
          {
            id: 'whatif',
            label: t(asked ? 'user.access.hideWhatIf' : 'user.access.whatIf', { name: user.handle }),
            icon: 'help' as const,
            run: onAsk,
          },
        ]
      : []),
    ...(primary
      ? []
      : [
          {
            id: 'primary',
            label: t('user.access.makePrimary'),
            icon: 'check' as const,
            unavailable: unavailable('users.primary-group'),
            run: () => actions.makePrimary(group),
          },
        ]),
    {
      id: 'leave',
      label: t('user.access.leave', { name: group.name }),
      icon: 'minus',
      dangerous: true,
      unavailable: unavailable('users.groups'),
      run: () => actions.leave(group),
    },
  ];
  return (
    <li className="grant">
      <span className="grow cut">
        <b>
          <ServerText>{group.name}</ServerText>
        </b>{' '}
        {primary ? <span className="tagline">{t('user.access.primary')}</span> : null}
        {level ? <span className="tagline">{level}</span> : null}
      </span>
      {counts ? <span className="faint small">{t('user.access.gives', { count: count.length })}</span> : null}
      <ActionMenu small label={t('user.access.moreAbout', { name: group.name })} actions={menu} />
    </li>
  );
}

interface WhatIfProps {
  readonly group: GroupRef;
  readonly user: User;
  readonly access: readonly PermissionAccess[];
  readonly description: Description;
}

function WhatIf({ group, user, access, description }: WhatIfProps) {
  const { t } = useTranslation();
  const effect = effectOfLeaving(access, group.id);
  const labels = permissionLabels(description);
  return (
    <li className="whatif">
      <p className="faint">{t('user.access.ifLeaves', { user: user.handle, group: group.name })}</p>
      <EffectLines effect={effect} labels={labels} />
    </li>
  );
}

interface LevelGrantProps {
  readonly user: User;
  readonly levels: Description['administratorLevels'];
  readonly actions: AccessActions;
  readonly unavailable: Unavailable;
}

function LevelGrant({ user, levels, actions, unavailable }: LevelGrantProps) {
  const { t } = useTranslation();
  if (levels.length === 0) return null;
  const cannot = unavailable('users.administrator');
  const label = levels.find((level) => level.id === user.administrator)?.label ?? user.administrator;
  const menu: MenuAction[] = [
    ...levels
      .filter((level) => level.id !== user.administrator)
      .map((level) => ({
        id: level.id,
        label: t('user.access.setLevel', { level: level.label }),
        unavailable: cannot,
        run: () => actions.setLevel(level.id),
      })),
    ...(user.administrator === null
      ? []
      : [
          {
            id: '',
            label: t('user.access.noLevel'),
            dangerous: true,
            unavailable: cannot,
            run: () => actions.setLevel(null),
          },
        ]),
  ];
  return (
    <li className="grant">
      <span className="grow muted">{t('user.access.administrator')}</span>
      <span className="faint small">{label ?? t('user.access.administratorNone')}</span>
      <ActionMenu small label={t('user.access.changeAdministrator')} actions={menu} />
    </li>
  );
}
