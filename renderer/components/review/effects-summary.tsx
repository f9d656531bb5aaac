import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Intent } from '../../../electron/domain/change.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Consequences, UserEffect } from '../../../electron/domain/why/effects.ts';
import type { RightEffect } from '../../../electron/domain/why/right-effects.ts';
import { nameList } from '../../lib/change-words.ts';
import { failureOf } from '../../lib/failure.ts';
import { useFailureWords } from '../../lib/failure-words.ts';
import { permissionLabel } from '../../lib/grant-words.ts';
import { orpc } from '../../lib/orpc.ts';
import { Icon } from '../icon.tsx';
import { ServerText } from '../server-text.tsx';
import { EndingLines } from './ending-lines.tsx';

/** So many intents the core works out at once. */
export const MOST_INTENTS = 100;

interface EffectsSummaryProps {
  readonly instanceId: string;
  readonly intents: readonly Intent[];
  readonly description: Description;
}

/** Who would gain and who would lose what by some intents, as the core works it out before anything is sent. */
export function EffectsSummary({ instanceId, intents, description }: EffectsSummaryProps) {
  const { t } = useTranslation();
  const input = { instanceId, intents: [...intents] };
  const enabled = intents.length <= MOST_INTENTS;
  const { data, error } = useQuery(
    orpc.changes.consequences.queryOptions({ input, enabled, staleTime: 0, gcTime: 0, retry: false }),
  );
  if (!enabled) return <p className="faint">{t('access.effects.tooMany', { count: MOST_INTENTS })}</p>;
  if (error) return <NotWorkedOut error={error} />;
  if (!data) {
    return (
      <p className="faint" role="status">
        {t('access.effects.working')}
      </p>
    );
  }
  return <Summary consequences={data} description={description} />;
}

function NotWorkedOut({ error }: { error: Error }) {
  const { t } = useTranslation();
  const { message } = useFailureWords(failureOf(error));
  return (
    <p className="faint">
      {t('access.effects.failed')} <ServerText>{message}</ServerText>
    </p>
  );
}

interface SummaryProps {
  readonly consequences: Consequences;
  readonly description: Description;
}

function Summary({ consequences, description }: SummaryProps) {
  const { t } = useTranslation();
  const { affected, users, permissions, rights, unseen, untold, administrators, yourself, asOf } = consequences;
  const { ends = [], uncounted = 0 } = consequences;
  const objectNames = nameList(untold.map(({ name }) => name));
  const named = (change: UserEffect['administrator']) =>
    nameList(users.filter((user) => user.administrator === change).map(({ handle }) => handle));
  return (
    <div className="effects">
      {affected + unseen + untold.length + ends.length === 0 ? <p>{t('access.effects.nobody')}</p> : null}
      {yourself ? <Warning>{t('access.effects.yourself')}</Warning> : null}
      {administrators.becomes > 0 ? (
        <Warning>{t('access.effects.becomes', { count: administrators.becomes, names: named('becomes') })}</Warning>
      ) : null}
      {administrators.ceases > 0 ? (
        <Warning>{t('access.effects.ceases', { count: administrators.ceases, names: named('ceases') })}</Warning>
      ) : null}
      {administrators.stays > 0 ? (
        <Warning>{t('access.effects.stays', { count: administrators.stays, names: named('stays') })}</Warning>
      ) : null}
      {ends.map((ending) => (
        <EndingLines key={ending.id} ending={ending} description={description} />
      ))}
      {permissions.map(({ permission, gains, loses }) => (
        <p key={permission}>
          <b>{permissionLabel(description, permission)}</b>:{' '}
          {[
            ...(gains > 0 ? [t('access.effects.gain', { count: gains })] : []),
            ...(loses > 0 ? [t('access.effects.lose', { count: loses })] : []),
          ].join(', ')}
        </p>
      ))}
      {rights.map(({ object, gains, loses }) => (
        <p key={object.id}>
          <b>
            <ServerText>{t('access.effects.rightsOn', { name: object.name })}</ServerText>
          </b>
          :{' '}
          {[
            ...(gains > 0 ? [t('access.effects.getsMore', { count: gains })] : []),
            ...(loses > 0 ? [t('access.effects.keepsLess', { count: loses })] : []),
          ].join(', ')}
        </p>
      ))}
      {users.length > 0 ? <Names consequences={consequences} description={description} /> : null}
      {unseen > 0 ? <p>{t('access.effects.unseen', { count: unseen })}</p> : null}
      {uncounted > 0 ? <p>{t('access.effects.uncounted', { count: uncounted })}</p> : null}
      {untold.length > 0 ? (
        <p>
          <ServerText>{t('access.effects.untold', { names: objectNames })}</ServerText>
        </p>
      ) : null}
      {asOf === null && (permissions.length > 0 || rights.length === 0) ? (
        <p className="faint small">{t('access.effects.incomplete')}</p>
      ) : null}
    </div>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <p className="effect-warning">
      <Icon name="alert" size="s" className="danger" />
      <ServerText>{children}</ServerText>
    </p>
  );
}

/** What somebody has on one object, before and after. */
function RightLine({ right, description }: { right: RightEffect; description: Description }) {
  const { t } = useTranslation();
  const { object, before, after } = right;
  const type = description.objectTypes.find(({ id }) => id === object.type);
  const labelOf = (id: string) => [...(type?.levels ?? []), ...(type?.permissions ?? [])].find((one) => one.id === id);
  const words = (value: RightEffect['before']) => {
    if (value === null) return t('access.effects.noRight');
    const held = [...(value.level === null ? [] : [value.level]), ...value.permissions];
    return held.length > 0 ? nameList(held.map((id) => labelOf(id)?.label ?? id)) : t('access.effects.someRight');
  };
  return (
    <>
      {' · '}
      <ServerText>
        {t('access.effects.right', { name: object.name, before: words(before), after: words(after) })}
      </ServerText>
    </>
  );
}

function Names({ consequences: { users, affected }, description }: SummaryProps) {
  const { t } = useTranslation();
  const labels = (ids: readonly string[]) => nameList(ids.map((id) => permissionLabel(description, id)));
  return (
    <details>
      <summary>{t('access.effects.names', { count: affected })}</summary>
      <ul>
        {users.map(({ id, handle, gains, loses, rights }) => (
          <li key={id}>
            <b>
              <ServerText>{handle}</ServerText>
            </b>
            {gains.length > 0 ? ` · ${t('access.effects.gains', { names: labels(gains) })}` : null}
            {loses.length > 0 ? ` · ${t('access.effects.loses', { names: labels(loses) })}` : null}
            {rights.map((right) => (
              <RightLine key={right.object.id} right={right} description={description} />
            ))}
          </li>
        ))}
      </ul>
      {affected > users.length ? (
        <p className="faint">{t('access.effects.more', { count: affected - users.length })}</p>
      ) : null}
    </details>
  );
}
