import './access.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import type { ProposalState } from '../../../components/review/use-proposal.ts';
import { failureOf } from '../../../lib/failure.ts';
import { orpc } from '../../../lib/orpc.ts';
import { AccessNotes } from './access-notes.tsx';
import { GrantList } from './grant-list.tsx';
import { KeptAccess } from './kept-user.tsx';
import { PermissionList } from './permission-list.tsx';
import { ObjectRights } from './rights/object-rights.tsx';
import { StoredRoles } from './stored-roles.tsx';
import type { UserLock } from './use-user-lock.ts';

interface AccessTabProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly proposal: ProposalState;
  readonly lock: UserLock;
  /** The account is shown as it was read before: its server can't be asked. */
  readonly kept: boolean;
}

/** What the user may do, where it comes from, and what would change it. */
export function AccessTab(props: AccessTabProps) {
  const { connection, description, user } = props;
  const { t } = useTranslation();
  const input = { instanceId: connection.id, userId: user.id };
  const access = useQuery(orpc.users.access.queryOptions({ input }));
  if (props.kept && !access.data) return <KeptAccess description={description} user={user} />;
  if (access.error && !access.data) {
    return (
      <>
        <FailureNotice
          failure={failureOf(access.error)}
          title={t('user.access.failed')}
          actions={
            <button type="button" className="btn small" onClick={() => void access.refetch()}>
              {t('common.retry')}
            </button>
          }
        />
        <ObjectRights {...props} />
      </>
    );
  }
  if (!access.data) {
    return (
      <p className="faint" role="status">
        {t('user.access.loading')}
      </p>
    );
  }
  const { permissions, storedRoles } = access.data;
  return (
    <>
      <AccessNotes description={description} user={user} access={access.data} />
      <GrantList {...props} access={permissions} />
      {permissions.length > 0 ? (
        <PermissionList instanceId={connection.id} description={description} user={user} access={permissions} />
      ) : null}
      <ObjectRights {...props} />
      {description.storedRoles ? <StoredRoles {...props} stored={description.storedRoles} held={storedRoles} /> : null}
    </>
  );
}
