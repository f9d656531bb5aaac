import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { Icon } from '../../components/icon.tsx';
import { ReviewDialog } from '../../components/review/review-dialog.tsx';
import { useProposal } from '../../components/review/use-proposal.ts';
import { useUnavailable } from '../../lib/unavailable.ts';
import { MembersDialog } from './members-dialog.tsx';
import type { Marks } from './use-marks.ts';
import { useMemberActions } from './use-member-actions.tsx';

interface MarkedGroupsProps {
  readonly connection: Connection;
  readonly description: Description;
  /** At least one. */
  readonly marks: Marks;
}

/** How many groups are marked, and people added to all of them or removed from all of them in one reviewed step. */
export function MarkedGroups({ connection, description, marks }: MarkedGroupsProps) {
  const { t } = useTranslation();
  const [listing, setListing] = useState(false);
  const proposal = useProposal(connection.id);
  const changeMembers = useMemberActions({ connection, description, proposal });
  // Where the server tells no members of a group that it keeps for itself, they are its own affair.
  const fixed = marks.groups.find(({ memberCount, untouchable }) => memberCount === null && untouchable !== undefined);
  const missing = useUnavailable(connection, description)('users.groups') ?? fixed?.untouchable ?? null;
  return (
    <section className="selbar" aria-label={t('groups.marked.label')}>
      <b>{t('groups.marked.count', { count: marks.groups.length })}</b>
      <span className="grow small faint cut">{missing}</span>
      <button
        type="button"
        className="btn"
        disabled={missing !== null}
        title={missing ?? undefined}
        onClick={() => setListing(true)}
      >
        {t('groups.marked.members')}
      </button>
      <button type="button" className="btn plain square" aria-label={t('groups.marked.clear')} onClick={marks.clear}>
        <Icon name="x" />
      </button>
      {listing ? (
        <MembersDialog
          instanceId={connection.id}
          groups={marks.groups}
          onClose={() => setListing(false)}
          onChosen={(how, changes) => {
            setListing(false);
            changeMembers(how, changes);
          }}
        />
      ) : null}
      <ReviewDialog state={proposal} connection={connection} description={description} />
    </section>
  );
}
