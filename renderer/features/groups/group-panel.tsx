import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, Permission } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { ActionMenu } from '../../components/action-menu.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { TextField } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { EffectsSummary } from '../../components/review/effects-summary.tsx';
import { ReviewDialog } from '../../components/review/review-dialog.tsx';
import { useProposal } from '../../components/review/use-proposal.ts';
import { ServerText } from '../../components/server-text.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { missingWords } from '../../lib/description.ts';
import { ruleError } from '../../lib/field-rules.ts';
import { useUnavailable } from '../../lib/unavailable.ts';
import { GroupLosses } from './group-losses.tsx';
import { GroupRights } from './group-rights.tsx';
import { MemberList } from './member-list.tsx';
import { MembersDialog } from './members-dialog.tsx';
import { useMemberActions } from './use-member-actions.tsx';

interface GroupPanelProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groups: readonly GroupSummary[];
  /** Null where there is none with the id of the address. */
  readonly group: GroupSummary | null;
  readonly onClose: () => void;
  /** Opens the form for a new group with the permissions of this one. */
  readonly onCopy: (groupId: string) => void;
}

/** One group: its name, what it gives, who is in it. */
export function GroupPanel({ group, onClose, ...rest }: GroupPanelProps) {
  const { t } = useTranslation();
  if (group) return <Loaded {...rest} group={group} onClose={onClose} />;
  return (
    <SidePanel label={t('groups.section')} title={t('groups.panel.gone')} onClose={onClose}>
      {null}
    </SidePanel>
  );
}

function Loaded({
  connection,
  description,
  groups,
  group,
  onClose,
  onCopy,
}: GroupPanelProps & { group: GroupSummary }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const proposal = useProposal(connection.id);
  const given = description.permissions.filter((permission) => group.permissions.includes(permission.id));
  const cannotDelete = missingWords(description, 'groups.delete');
  const unavailable = useUnavailable(connection, description);
  const locked = group.untouchable ?? null;
  const changeMembers = useMemberActions({ connection, description, proposal });
  const [listing, setListing] = useState(false);
  // Where the server tells no members of a group that it keeps for itself, they are its own affair.
  const fixed = group.memberCount === null ? locked : null;
  const deletion = [{ action: 'delete-group' as const, groupId: group.id }];
  const effects = <EffectsSummary instanceId={connection.id} intents={deletion} description={description} />;
  const remove = () =>
    proposal.propose({
      intents: deletion,
      title: t('groups.panel.deleteTitle', { name: group.name, instance: connection.name }),
      intro: group.memberCount === null ? undefined : t('groups.panel.deleteIntro', { count: group.memberCount }),
      confirmLabel: t('groups.panel.deleteConfirm', { name: group.name }),
      keepLabel: t('groups.panel.deleteKeep'),
      dangerous: true,
      ...(description.permissions.length > 0
        ? {
            facts: [
              {
                label: t('changes.review.loses'),
                text: <GroupLosses instanceId={connection.id} {...{ group, given }} />,
              },
              { label: t('access.effects.label'), text: effects },
            ],
          }
        : {}),
    });
  return (
    <>
      <SidePanel
        label={t('groups.panel.label', { name: group.name })}
        title={
          <h2 className="cut" title={group.name}>
            <ServerText>{group.name}</ServerText>
          </h2>
        }
        subtitle={<span className="mono">{t('groups.panel.id', { id: group.id })}</span>}
        actions={
          <ActionMenu
            label={t('groups.panel.menu', { name: group.name })}
            actions={[
              {
                id: 'copy',
                label: t('access.copy.action'),
                icon: 'copy',
                unavailable: unavailable('groups.create'),
                run: () => onCopy(group.id),
              },
              {
                id: 'compare',
                label: t('access.compare.open'),
                icon: 'groups',
                run: () =>
                  void navigate(`/instances/${connection.id}/compare?a=${encodeURIComponent(`group:${group.id}`)}`),
              },
              {
                id: 'delete',
                label: t('groups.panel.delete'),
                icon: 'trash',
                dangerous: true,
                unavailable: locked ?? unavailable('groups.delete'),
                run: remove,
              },
            ]}
          />
        }
        onClose={onClose}
      >
        {locked ? (
          <p className="note small panel-note">
            <Icon name="lock" size="s" />
            <ServerText>{locked}</ServerText>
          </p>
        ) : null}
        <Rename {...{ connection, description, groups, group, proposal }} key={group.name} />
        <Gives description={description} given={given} />
        <MemberList
          group={group}
          instanceId={connection.id}
          unavailable={fixed ?? unavailable('users.groups')}
          explained={fixed !== null}
          onRemove={({ id, handle }) => changeMembers('remove', [{ group, users: new Map([[id, handle]]) }])}
          onList={() => setListing(true)}
        />
        <GroupRights {...{ connection, description, group, proposal }} />
        {cannotDelete ? <p className="small faint why-not">{cannotDelete}</p> : null}
      </SidePanel>
      {listing ? (
        <MembersDialog
          instanceId={connection.id}
          groups={[group]}
          onClose={() => setListing(false)}
          onChosen={(how, changes) => {
            setListing(false);
            changeMembers(how, changes);
          }}
        />
      ) : null}
      <ReviewDialog state={proposal} connection={connection} description={description} />
    </>
  );
}

/** What the group gives its members; where groups give nothing here, why. */
function Gives({ description, given }: { description: Description; given: readonly Permission[] }) {
  const { t } = useTranslation();
  const total = description.permissions.length;
  const missing = total === 0 ? missingWords(description, 'groups.permissions') : null;
  if (total === 0 && missing === null) return null;
  return (
    <>
      <div className="section-title">
        <h3>{t('groups.panel.permissions')}</h3>
        {total > 0 ? <span className="count">{t('groups.panel.gives', { given: given.length, total })}</span> : null}
      </div>
      <p className="muted group-gives">
        {missing ?? (given.map((permission) => permission.label).join(', ') || t('groups.panel.noneGiven'))}
      </p>
    </>
  );
}

interface RenameProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groups: readonly GroupSummary[];
  readonly group: GroupSummary;
  readonly proposal: ReturnType<typeof useProposal>;
}

function Rename({ connection, description, groups, group, proposal }: RenameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(group.name);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unavailable = useUnavailable(connection, description)('groups.rename');
  const missing = group.untouchable ?? unavailable;
  const field = description.groupFields.find((one) => one.key === 'name');
  const isTaken = groups.some((other) => other.id !== group.id && other.name === name.trim());
  const broken = field ? ruleError(t, field, name) : null;
  const error = broken ?? (isTaken ? t('groups.create.taken') : null);
  const changed = name.trim() !== group.name;
  const rename = () =>
    proposal.propose({
      intents: [
        { action: 'update-group', groupId: group.id, expected: { name: group.name }, set: { name: name.trim() } },
      ],
      title: t('groups.panel.renameTitle', { name: group.name, instance: connection.name }),
      confirmLabel: t('groups.panel.renameConfirm', { next: name.trim() }),
      keepLabel: t('groups.panel.renameKeep'),
      onApplied: (results) => setFailure(results.find((one) => one.failure)?.failure ?? null),
      onFailure: setFailure,
    });
  const onField = failure?.fields?.name ?? null;
  return (
    <form
      className="rename"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !error) rename();
      }}
    >
      <div className="grow">
        <TextField
          label={field?.label ?? t('groups.panel.name')}
          value={name}
          help={group.untouchable ? null : (missing ?? field?.help)}
          error={error ?? onField}
          disabled={missing !== null}
          onChange={(next) => {
            setName(next);
            setFailure(null);
          }}
        />
      </div>
      <button type="submit" className="btn form" disabled={!changed || error !== null || missing !== null}>
        {t('groups.panel.rename')}
      </button>
      {failure && !onField ? (
        <FailureNotice failure={failure} title={t('groups.panel.notRenamed', { name: group.name })} />
      ) : null}
    </form>
  );
}
