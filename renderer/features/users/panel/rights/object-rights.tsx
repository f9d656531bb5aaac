import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import type { Description } from '../../../../../electron/domain/description.ts';
import type { ObjectRight, User } from '../../../../../electron/domain/user.ts';
import type { ProposalState } from '../../../../components/review/use-proposal.ts';
import { HeldRights } from '../../../../components/rights/held-rights.tsx';
import { RightsPending } from '../../../../components/rights/rights-pending.tsx';
import { missingWords } from '../../../../lib/description.ts';
import { orpc } from '../../../../lib/orpc.ts';
import type { UserLock } from '../use-user-lock.ts';
import { ReachedObjects } from './reached-objects.tsx';

interface ObjectRightsProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly proposal: ProposalState;
  readonly lock: UserLock;
}

/** What the user has on single objects: read when the kind has such objects, or when somebody wants to see. */
export function ObjectRights(props: ObjectRightsProps) {
  const { connection, description, user } = props;
  const { t } = useTranslation();
  const missing = missingWords(description, 'users.object-rights');
  const [wanted, setWanted] = useState(description.objectTypes.length > 0);
  const input = { instanceId: connection.id, userId: user.id };
  const rights = useQuery(
    orpc.users.objectRights.queryOptions({ input, enabled: wanted && (missing === null || hasTypes(description)) }),
  );
  return (
    <section className="object-rights" aria-label={t('user.rights.title')}>
      {rights.data ? (
        <Loaded {...props} rights={rights.data} missing={missing} />
      ) : (
        <>
          <div className="section-title">
            <h3>{t('user.rights.title')}</h3>
          </div>
          {missing ? <p className="small faint why-not">{missing}</p> : null}
          {rights.error || rights.isFetching ? (
            <RightsPending error={rights.error} onRetry={() => void rights.refetch()} />
          ) : missing === null ? (
            <button type="button" className="btn small" onClick={() => setWanted(true)}>
              {t('user.rights.show')}
            </button>
          ) : null}
        </>
      )}
    </section>
  );
}

function hasTypes({ objectTypes }: Description): boolean {
  return objectTypes.length > 0;
}

interface LoadedProps extends ObjectRightsProps {
  readonly rights: readonly ObjectRight[];
  readonly missing: string | null;
}

function Loaded({ connection, description, user, proposal, lock, rights, missing }: LoadedProps) {
  const client = useQueryClient();
  const input = { instanceId: connection.id, userId: user.id };
  return (
    <HeldRights
      {...{ connection, description, rights, proposal, missing }}
      holder={{ type: 'user', id: user.id, name: user.handle }}
      unavailable={lock.unavailable('users.object-rights')}
      onDone={() => void client.invalidateQueries({ queryKey: orpc.users.objectRights.key({ input }) })}
    >
      <ReachedObjects connection={connection} description={description} user={user} />
    </HeldRights>
  );
}
