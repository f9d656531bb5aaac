import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import type { Description } from '../../../../../electron/domain/description.ts';
import type { ObjectRef, User } from '../../../../../electron/domain/user.ts';
import { type Grant, grantKey, type ObjectReach } from '../../../../../electron/domain/why/grant.ts';
import { FailureNotice } from '../../../../components/failure-notice.tsx';
import { Icon } from '../../../../components/icon.tsx';
import { RightWords } from '../../../../components/rights/right-words.tsx';
import { ServerText } from '../../../../components/server-text.tsx';
import { failureOf } from '../../../../lib/failure.ts';
import { grantWords } from '../../../../lib/grant-words.ts';
import { orpc } from '../../../../lib/orpc.ts';

interface ReachedObjectsProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
}

/** Objects of one type that are drawn; more are counted. */
const SHOWN = 100;

/** Every object that the user reaches, each with what leads there. Read on demand: it takes a server a while. */
export function ReachedObjects({ connection, description, user }: ReachedObjectsProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const input = { instanceId: connection.id, userId: user.id };
  const { data, error, refetch } = useQuery(orpc.access.objects.queryOptions({ input, enabled: wanted, retry: false }));
  if (description.objectTypes.length === 0) return null;
  if (!wanted) {
    return (
      <p>
        <button type="button" className="btn small" onClick={() => setWanted(true)}>
          {t('user.reach.show')}
        </button>
      </p>
    );
  }
  return (
    <section aria-label={t('user.reach.title')}>
      <div className="section-title">
        <h3>{t('user.reach.title')}</h3>
      </div>
      {data ? <Reached {...{ description, user }} reach={data} /> : null}
      {error && !data ? (
        <FailureNotice
          failure={failureOf(error)}
          title={t('user.reach.failed')}
          actions={
            <button type="button" className="btn small" onClick={() => void refetch()}>
              {t('common.retry')}
            </button>
          }
        />
      ) : null}
      {data || error ? null : (
        <p className="faint" role="status">
          <Icon name="spinner" size="s" /> {t('user.reach.loading')}
        </p>
      )}
    </section>
  );
}

/** One object with everything that can be done to it, and all paths there. */
interface Entry {
  readonly object: ObjectRef;
  readonly level: string | null;
  readonly permissions: readonly string[];
  readonly grants: readonly Grant[];
}

interface ReachedProps extends Pick<ReachedObjectsProps, 'description' | 'user'> {
  readonly reach: ObjectReach;
}

function Reached({ description, user, reach }: ReachedProps) {
  const { t } = useTranslation();
  const entries = entriesOf(reach, description);
  const level = description.administratorLevels.find(({ id, grantsAll }) => grantsAll && id === user.administrator);
  return (
    <>
      {level ? (
        <p className="small faint why-not">{t('user.reach.everything', { user: user.handle, level: level.label })}</p>
      ) : null}
      {reach.complete ? null : <p className="small faint why-not">{t('user.reach.inside')}</p>}
      {entries.length === 0 ? <p className="faint">{t('user.reach.none', { user: user.handle })}</p> : null}
      {description.objectTypes.map((type) => {
        const own = entries.filter(({ object }) => object.type === type.id);
        if (own.length === 0) return null;
        const label = t('user.reach.list', { type: type.label, name: user.handle });
        return (
          <div key={type.id}>
            <h4 className="right-type">
              {type.label} <span className="count">{own.length}</span>
            </h4>
            <ul className="grants raised" aria-label={label}>
              {own.slice(0, SHOWN).map(({ object, grants, ...right }) => (
                <li key={object.id} className="grant reached">
                  <span className="grow cut" title={object.name}>
                    <b>
                      <ServerText>{object.name}</ServerText>
                    </b>
                  </span>
                  <RightWords right={{ owner: false, ...right, permissions: [...right.permissions] }} type={type} />
                  {grants.map((grant) => (
                    <p key={grantKey(grant)} className="reached-why small faint">
                      <ServerText>{grantWords(t, grant, description)}</ServerText>
                    </p>
                  ))}
                  {grants.length === 0 ? <p className="reached-why small faint">{t('user.reach.told')}</p> : null}
                </li>
              ))}
            </ul>
            {own.length > SHOWN ? (
              <p className="small faint">{t('user.reach.more', { count: own.length - SHOWN })}</p>
            ) : null}
          </div>
        );
      })}
    </>
  );
}

/** Each object once: its highest level or all its permissions, and every path to any of them. */
function entriesOf({ access, told }: ObjectReach, { objectTypes }: Description): Entry[] {
  const entries = new Map<string, Entry>();
  const ladder = objectTypes.flatMap(({ levels }) => levels).map(({ id }) => id);
  const higher = (a: string | null, b: string | null) => (ladder.indexOf(a ?? '') > ladder.indexOf(b ?? '') ? a : b);
  for (const { object, right, grants } of access) {
    const key = `${object.type} ${object.id}`;
    const entry = entries.get(key) ?? { object, level: null, permissions: [], grants: [] };
    const isLevel = right !== null && ladder.includes(right);
    const all = new Map([...entry.grants, ...grants].map((grant) => [grantKey(grant), grant]));
    entries.set(key, {
      object,
      level: isLevel ? higher(right, entry.level) : entry.level,
      permissions: right === null || isLevel ? entry.permissions : [...entry.permissions, right],
      grants: [...all.values()],
    });
  }
  for (const { object, level } of told) {
    const key = `${object.type} ${object.id}`;
    const entry = entries.get(key) ?? { object, permissions: [], grants: [], level: null };
    entries.set(key, { ...entry, level: higher(level, entry.level) });
  }
  return [...entries.values()].sort((a, b) => (a.object.name < b.object.name ? -1 : 1));
}
