import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { useCommands } from '../../../app/commands.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useLeaveGuard } from '../../../components/leave-guard.tsx';
import { ReviewDialog } from '../../../components/review/review-dialog.tsx';
import { sendsPassword, useProposal } from '../../../components/review/use-proposal.ts';
import { SidePanel } from '../../../components/side-panel.tsx';
import { Tabs } from '../../../components/tabs.tsx';
import { AccessTab } from './access-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { KeptNote } from './kept-user.tsx';
import { PanelFoot } from './panel-foot.tsx';
import { PanelNotes, PanelSubtitle, PanelTitle } from './panel-head.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { useNamedActions } from './use-named-actions.tsx';
import { useProfile } from './use-profile.ts';
import { type ShownUser, useShownUser } from './use-shown-user.ts';
import { useUserActions } from './use-user-actions.tsx';
import { useUserLock } from './use-user-lock.ts';

interface UserPanelProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly userId: string;
  readonly onClose: () => void;
  /** Told once the user was deleted, or is no longer there after what was done. */
  readonly onGone: (userId: string) => void;
}

const TABS = ['profile', 'access', 'history'] as const;
type Tab = (typeof TABS)[number];

/** One user beside the table. */
export function UserPanel({ connection, description, userId, onClose, onGone }: UserPanelProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('profile');
  const shown = useShownUser(connection, userId);
  const { user, failure } = shown;
  if (user) {
    return <Loaded {...{ connection, description, tab, setTab, onClose, onGone, shown, user }} key={user.id} />;
  }
  return (
    <SidePanel label={t('users.title')} title={<span className="mono cut">{userId}</span>} onClose={onClose}>
      {failure ? (
        <FailureNotice
          failure={failure}
          title={t('user.gone')}
          actions={
            <button type="button" className="btn" onClick={shown.retry}>
              {t('common.retry')}
            </button>
          }
        />
      ) : (
        <p className="faint" role="status">
          {t('user.loading')}
        </p>
      )}
    </SidePanel>
  );
}

interface LoadedProps extends Omit<UserPanelProps, 'userId'> {
  readonly user: User;
  readonly shown: ShownUser;
  readonly tab: Tab;
  readonly setTab: (tab: Tab) => void;
}

function Loaded({ connection, description, user, shown, tab, setTab, onClose, onGone }: LoadedProps) {
  const { t } = useTranslation();
  const proposal = useProposal(connection.id);
  const profile = useProfile({ connection, description, user, proposal });
  const guard = useLeaveGuard(sendsPassword(proposal, description.editFields), undefined, 'password');
  const { keeping } = shown;
  const lock = useUserLock(connection, description, user, keeping);
  const { locked } = lock;
  /** Counts how often one asked to edit: the form takes the focus then. */
  const [edits, setEdits] = useState(0);
  const edit = () => {
    setTab('profile');
    setEdits(edits + 1);
  };
  const label = t('user.edit', { name: user.handle });
  useCommands([{ id: 'user.edit', label, section: user.handle, icon: 'edit', shortcut: 'e', run: edit }]);
  const leave = () => {
    profile.discard();
    onGone(user.id);
  };
  const about = { connection, description, user, proposal, lock };
  const actions = useUserActions({ ...about, onDeleted: leave });
  const named = useNamedActions({ ...about, onGone: leave });
  return (
    <>
      <SidePanel
        label={t('user.panel', { name: user.handle })}
        title={<PanelTitle user={user} description={description} />}
        subtitle={<PanelSubtitle user={user} description={description} />}
        actions={
          <>
            {named.menu}
            {actions.menu}
          </>
        }
        tabs={
          <Tabs
            label={t('user.tabs.label')}
            tabs={TABS.map((value) => ({ value, label: t(`user.tabs.${value}`) }))}
            value={tab}
            onChange={setTab}
          />
        }
        foot={
          tab === 'history' ? undefined : (
            <PanelFoot {...{ profile, locked }} untouchable={user.untouchable !== undefined} />
          )
        }
        onClose={onClose}
      >
        <PanelNotes user={user} done={named.done} />
        {keeping?.failure ? (
          <KeptNote at={keeping.at} failure={keeping.failure} asking={shown.asking} onRetry={shown.retry} />
        ) : null}
        {tab === 'profile' ? (
          <ProfileTab
            {...{ connection, description, user, profile, locked, edits }}
            awaited={keeping?.failure === null}
          />
        ) : null}
        {tab === 'access' ? <AccessTab {...about} kept={keeping !== null} /> : null}
        {tab === 'history' ? <HistoryTab {...{ connection, description, user }} /> : null}
      </SidePanel>
      {named.dialog}
      <ReviewDialog state={proposal} connection={connection} description={description} />
      {guard.dialog}
    </>
  );
}
