import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, Permission } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { Group } from '../../../electron/domain/user.ts';
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
import { formatNumber } from '../../lib/format.ts';
import { useUnavailable } from '../../lib/unavailable.ts';
import { lossesOfDeletion } from './matrix.ts';
import { MemberList } from './member-list.tsx';
import { MembersDialog } from './members-dialog.tsx';
import { useMemberActions } from './use-member-actions.tsx';

interface GroupPanelProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groups: readonly Group[];
  /** Null where there is none with the id of the address. */
  readonly group: Group | null;
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

function Loaded({ connection, description, groups, group, onClose, onCopy }: GroupPanelProps & { group: Group }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const proposal = useProposal(connection.id);
  const losses = lossesOfDeletion(group, groups, description.permissions);
  const cannotDelete = missingWords(description, 'groups.delete');
  const unavailable = useUnavailable(connection, description);
  const locked = group.untouchable ?? null;
  const changeMembers = useMemberActions({ connection, description, group, proposal });
  const [listing, setListing] = useState(false);
  // Where the server tells no members of a group that it keeps for itself, they are its own affair.
  const fixed = group.members === null ? locked : null;
  const deletion = [{ action: 'delete-group' as const, groupId: group.id }];
  const effects = <EffectsSummary instanceId={connection.id} intents={deletion} description={description} />;
  const remove = () =>
    proposal.propose({
      intents: deletion,
      title: t('groups.panel.deleteTitle', { name: group.name, instance: connection.name }),
      intro: group.members ? t('groups.panel.deleteIntro', { count: group.members.length }) : undefined,
      confirmLabel: t('groups.panel.deleteConfirm', { name: group.name }),
      keepLabel: t('groups.panel.deleteKeep'),
      dangerous: true,
      ...(description.permissions.length > 0
        ? {
            facts: [
              { label: t('changes.review.loses'), text: <Losses losses={losses} /> },
              { label: t('access.effects.label'), text: effects },
            ],
          }
        : {}),
    });
  const given = description.permissions.filter((permission) => group.permissions.includes(permission.id));
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
        <Rename {...{ connection, description, group, proposal }} key={group.name} />
        <Gives description={description} given={given} />
        <MemberList
          members={group.members}
          instanceId={connection.id}
          groupId={group.id}
          unavailable={fixed ?? unavailable('users.groups')}
          explained={fixed !== null}
          onRemove={({ id, handle }) => changeMembers('remove', new Map([[id, handle]]))}
          onList={() => setListing(true)}
        />
        {cannotDelete ? <p className="small faint why-not">{cannotDelete}</p> : null}
      </SidePanel>
      {listing ? (
        <MembersDialog
          instanceId={connection.id}
          group={group}
          onClose={() => setListing(false)}
          onChosen={(how, users) => {
            setListing(false);
            changeMembers(how, users);
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
  readonly group: Group;
  readonly proposal: ReturnType<typeof useProposal>;
}

function Rename({ connection, description, group, proposal }: RenameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(group.name);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unavailable = useUnavailable(connection, description)('groups.rename');
  const missing = group.untouchable ?? unavailable;
  const field = description.groupFields.find((one) => one.key === 'name');
  const error = field ? ruleError(t, field, name) : null;
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

function Losses({ losses }: { losses: ReturnType<typeof lossesOfDeletion> }) {
  const { t } = useTranslation();
  if (losses === null) return <p>{t('groups.panel.losesUnknown')}</p>;
  if (losses.length === 0) return <p>{t('groups.panel.losesNobody')}</p>;
  return losses.map(({ permission, count }) => (
    <p key={permission.id}>
      <b>{permission.label}</b>: {t('groups.panel.users', { count })}
      <span className="sr-only"> {formatNumber(count)}</span>
    </p>
  ));
}
