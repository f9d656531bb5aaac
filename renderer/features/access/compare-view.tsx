import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Compared } from '../../../electron/domain/why/comparison.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { CheckField, SelectField } from '../../components/field.tsx';
import { useDescription } from '../../lib/description.ts';
import { failureOf } from '../../lib/failure.ts';
import { orpc } from '../../lib/orpc.ts';
import { ComparisonResult } from './comparison-result.tsx';
import { SidePicker } from './side-picker.tsx';

interface CompareViewProps {
  readonly connection: Connection;
  readonly connections: readonly Connection[];
}

/** Chooses two sides and shows what differs. The address keeps both. */
export function CompareView({ connection, connections }: CompareViewProps) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const { kind } = connection.server;
  const sameKind = connections.filter(({ server }) => server.kind === kind);
  const other = sameKind.find(({ id }) => id === parameters.get('on')) ?? connection;
  const description = useDescription(connection.id);
  const theirs = useDescription(other.id);
  const a = sideOf(parameters.get('a'), connection.id);
  const b = sideOf(parameters.get('b'), other.id);
  const objects = parameters.get('objects') === 'yes';
  const change = (next: Record<string, string | null>) => {
    const all = new URLSearchParams(parameters);
    for (const [key, value] of Object.entries(next)) {
      if (value === null) all.delete(key);
      else all.set(key, value);
    }
    setParameters(all);
  };
  const error = description.error ?? theirs.error;
  if (error) {
    return (
      <div className="page">
        <FailureNotice failure={failureOf(error)} title={t('access.compare.failed')} />
      </div>
    );
  }
  if (!description.data || !theirs.data) {
    return (
      <p className="page faint" role="status">
        {t('common.loading')}
      </p>
    );
  }
  return (
    <div className="fill scroll">
      <div className="sides">
        <section aria-label={t('access.compare.a')}>
          <p className="label">{t('access.compare.a')}</p>
          <SidePicker
            description={description.data}
            instanceId={connection.id}
            chosen={a}
            onChoose={(side) => change({ a: side })}
          />
        </section>
        <section aria-label={t('access.compare.b')}>
          <p className="label">{t('access.compare.b')}</p>
          <SidePicker
            description={theirs.data}
            instanceId={other.id}
            chosen={b}
            onChoose={(side) => change({ b: side })}
          />
          {sameKind.length > 1 ? (
            <SelectField
              label={t('access.compare.on')}
              value={other.id}
              options={sameKind.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(on) => change({ on: on === connection.id ? null : on, b: null })}
            />
          ) : null}
        </section>
        {description.data.objectTypes.some(({ ofGroups }) => !ofGroups) && a?.type === 'user' && b?.type === 'user' ? (
          <CheckField
            label={t('access.compare.objects')}
            checked={objects}
            onChange={(on) => change({ objects: on ? 'yes' : null })}
          />
        ) : null}
      </div>
      {a && b ? (
        <Compare {...{ a, b, objects }} connection={other} description={theirs.data} />
      ) : (
        <EmptyState icon="groups" title={t('access.compare.choose')}>
          {t('access.compare.chooseHint')}
        </EmptyState>
      )}
    </div>
  );
}

/** Reads `user:7` or `group:7`. */
function sideOf(text: string | null, instanceId: string): Compared | null {
  const [, type, id] = /^(user|group):(.+)$/s.exec(text ?? '') ?? [];
  return (type === 'user' || type === 'group') && id ? { instanceId, type, id } : null;
}

interface CompareProps {
  readonly a: Compared;
  readonly b: Compared;
  readonly objects: boolean;
  /** The instance of b, which would be changed. */
  readonly connection: Connection;
  readonly description: Description;
}

function Compare({ a, b, objects, connection, description }: CompareProps) {
  const { t } = useTranslation();
  const input = { a, b, objects };
  const { data, error, refetch } = useQuery(
    orpc.access.compare.queryOptions({ input, staleTime: 0, gcTime: 0, retry: false }),
  );
  if (error) {
    return (
      <div className="page">
        <FailureNotice
          failure={failureOf(error)}
          title={t('access.compare.failed')}
          actions={
            <button type="button" className="btn" onClick={() => void refetch()}>
              {t('common.retry')}
            </button>
          }
        />
      </div>
    );
  }
  if (!data) {
    return (
      <p className="page faint" role="status">
        {t('access.compare.comparing')}
      </p>
    );
  }
  return <ComparisonResult {...{ connection, description }} comparison={data} onDone={() => void refetch()} />;
}
