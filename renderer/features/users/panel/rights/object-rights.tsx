import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import type { Description, ObjectType } from '../../../../../electron/domain/description.ts';
import type { ObjectRef, ObjectRight, User } from '../../../../../electron/domain/user.ts';
import { FailureNotice } from '../../../../components/failure-notice.tsx';
import { Icon } from '../../../../components/icon.tsx';
import type { ProposalState } from '../../../../components/review/use-proposal.ts';
import { type Editing, useRightActions } from '../../../../components/rights/use-right-actions.ts';
import { missingWords } from '../../../../lib/description.ts';
import { failureOf } from '../../../../lib/failure.ts';
import { orpc } from '../../../../lib/orpc.ts';
import type { UserLock } from '../use-user-lock.ts';
import { ReachedObjects } from './reached-objects.tsx';
import { RightDialog } from './right-dialog.tsx';
import { RightList } from './right-list.tsx';

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
          {rights.error ? (
            <FailureNotice
              failure={failureOf(rights.error)}
              title={t('user.rights.failed')}
              actions={
                <button type="button" className="btn small" onClick={() => void rights.refetch()}>
                  {t('common.retry')}
                </button>
              }
            />
          ) : rights.isFetching ? (
            <p className="faint" role="status">
              <Icon name="spinner" size="s" /> {t('user.rights.loading')}
            </p>
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
  const { t } = useTranslation();
  const client = useQueryClient();
  const [editing, setEditing] = useState<Editing<ObjectRight> | null>(null);
  const unavailable = lock.unavailable('users.object-rights');
  const input = { instanceId: connection.id, userId: user.id };
  const actions = useRightActions<ObjectRight>({
    connection,
    proposal,
    onEditing: setEditing,
    onDone: () => void client.invalidateQueries({ queryKey: orpc.users.objectRights.key({ input }) }),
  });
  const grantable = description.objectTypes.filter((type) => type.canGrant);
  const types = withUnknown(description.objectTypes, rights);
  return (
    <>
      <div className="section-title">
        <h3>{t('user.rights.title')}</h3>
        <span className="count">{rights.length}</span>
        <span className="grow" />
        {grantable.length > 0 ? (
          <button
            type="button"
            className="btn plain small"
            disabled={unavailable !== null}
            title={unavailable ?? undefined}
            onClick={() => setEditing({ subject: null, failure: null })}
          >
            <Icon name="plus" size="s" />
            {t('user.rights.give')}
          </button>
        ) : null}
      </div>
      {missing ? <p className="small faint why-not">{missing}</p> : null}
      {rights.length === 0 ? <p className="faint">{t('user.rights.none', { name: user.handle })}</p> : null}
      {types.map((type) => {
        const own = rights.filter((right) => right.object.type === type.id);
        if (own.length === 0) return null;
        return <RightList key={type.id} {...{ type, user, actions, unavailable }} rights={own} />;
      })}
      <ReachedObjects connection={connection} description={description} user={user} />
      {editing ? (
        <RightDialog
          {...{ connection, user, editing, grantable }}
          types={types}
          held={rights}
          hidden={proposal.proposal !== null}
          onSubmit={(object, right) => {
            const before = rights.find((one) => isOn(one, object)) ?? null;
            actions.set({ user, object }, before, right, before);
          }}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}

/** A right that the user was given on this object; what it owns counts apart. */
function isOn({ object, owner }: ObjectRight, { type, id }: ObjectRef): boolean {
  return !owner && object.type === type && object.id === id;
}

/** The types of the description, and one without anything for each that rights have and it doesn't name. */
function withUnknown(types: readonly ObjectType[], rights: readonly ObjectRight[]): ObjectType[] {
  const known = new Set(types.map((type) => type.id));
  const others = new Set(rights.map(({ object }) => object.type).filter((type) => !known.has(type)));
  const bare = { explanation: '', levels: [], permissions: [], canGrant: false };
  return [...types, ...[...others].map((id) => ({ ...bare, id, label: id }))];
}
