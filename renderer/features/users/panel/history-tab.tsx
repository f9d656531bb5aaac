import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { HistoryItem, Outcome } from '../../../../electron/domain/journal.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { Icon, type IconName } from '../../../components/icon.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { Age } from '../../../components/time.tsx';
import { changeLines } from '../../../lib/change-words.ts';
import { failureOf } from '../../../lib/failure.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { orpc } from '../../../lib/orpc.ts';

const SHOWN = 200;
const LOOKED_THROUGH = 500;

interface HistoryTabProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
}

/** What Roster changed about the user, newest first, old → new in words. */
export function HistoryTab({ connection, description, user }: HistoryTabProps) {
  const { t } = useTranslation();
  const history = useQuery(
    orpc.history.list.queryOptions({ input: { instanceId: connection.id, userId: user.id, limit: SHOWN } }),
  );
  const others = useQuery(
    orpc.history.list.queryOptions({ input: { instanceId: connection.id, userId: null, limit: LOOKED_THROUGH } }),
  );
  if (history.error) return <FailureNotice failure={failureOf(history.error)} title={t('user.history.failed')} />;
  if (!history.data) {
    return (
      <p className="faint" role="status">
        {t('user.history.loading')}
      </p>
    );
  }
  const items = withCreation(history.data, others.data ?? [], user);
  if (items.length === 0) {
    return (
      <EmptyState icon="history" title={t('user.history.empty', { name: user.handle })}>
        {t('user.history.emptyHint')}
      </EmptyState>
    );
  }
  return (
    <ol className="user-history">
      {items.map((item) => (
        <Entry key={item.sequence} item={item} description={description} />
      ))}
    </ol>
  );
}

/** A creation was written down before the account had an id, so it is found by its handle. */
function withCreation(own: readonly HistoryItem[], all: readonly HistoryItem[], user: User): HistoryItem[] {
  const creation = all.find(
    ({ change, outcome }) =>
      change.action === 'create-user' && outcome === 'done' && change.target.name === user.handle,
  );
  const known = creation && own.some((item) => item.sequence === creation.sequence);
  return creation && !known ? [...own, creation] : [...own];
}

const MARKS: Record<
  Outcome | 'pending',
  { icon: IconName; look: string; words: 'done' | 'refused' | 'unknown' | 'pending' }
> = {
  done: { icon: 'check', look: 'done', words: 'done' },
  failed: { icon: 'x', look: 'no', words: 'refused' },
  unknown: { icon: 'help', look: 'ask', words: 'unknown' },
  pending: { icon: 'spinner', look: 'wait', words: 'pending' },
};

function Entry({ item, description }: { item: HistoryItem; description: Description }) {
  const { t } = useTranslation();
  const { icon, look, words } = MARKS[item.outcome ?? 'pending'];
  return (
    <li>
      {changeLines(t, item.change, description).map((line) => (
        <p key={line}>
          <ServerText>{line}</ServerText>
        </p>
      ))}
      {item.failure ? (
        <p className="small muted">
          <ServerText>{failureWords(t, item.failure).message}</ServerText>
        </p>
      ) : null}
      <p className="small faint history-foot">
        <span className={`out ${look}`}>
          <Icon name={icon} />
          {t(`user.history.${words}`)}
        </span>
        <span>
          <Age at={item.at} as="ago" />
        </span>
        <span>
          <ServerText>{t('user.history.by', { actor: item.actor })}</ServerText>
        </span>
      </p>
    </li>
  );
}
