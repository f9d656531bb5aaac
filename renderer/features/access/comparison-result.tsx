import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Cannot } from '../../../electron/domain/why/cannot.ts';
import { isSame } from '../../../electron/domain/why/compare.ts';
import type { Comparison } from '../../../electron/domain/why/comparison.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { EffectsSummary, MOST_INTENTS } from '../../components/review/effects-summary.tsx';
import { ReviewDialog } from '../../components/review/review-dialog.tsx';
import { useProposal } from '../../components/review/use-proposal.ts';
import { ServerText } from '../../components/server-text.tsx';
import { permissionLabel } from '../../lib/grant-words.ts';
import { useReadOnly } from '../../lib/write-lock.ts';
import { type DifferenceRow, differenceRows } from './difference-rows.ts';

interface ComparisonResultProps {
  readonly comparison: Comparison;
  /** The instance of b. */
  readonly connection: Connection;
  readonly description: Description;
  /** Called after b was changed. */
  readonly onDone: () => void;
}

/** Only what differs, and the way to make b like a with what cannot be carried over. */
export function ComparisonResult({ comparison, connection, description, onDone }: ComparisonResultProps) {
  const { t } = useTranslation();
  const proposal = useProposal(connection.id);
  const readOnly = useReadOnly(connection);
  const { a, b, differences, makeLike } = comparison;
  const words = { a: a.name, b: b.name };
  const { intents, cannot } = makeLike;
  if (isSame(differences)) {
    return (
      <EmptyState icon="done" title={t('access.compare.same')}>
        {t('access.compare.sameHint', words)}
      </EmptyState>
    );
  }
  // As many as one review shows and works out; comparing again afterwards leads to the rest.
  const part = intents.slice(0, MOST_INTENTS);
  const liken = () =>
    proposal.propose({
      intents: part,
      ...(part.length < intents.length
        ? { intro: t('access.compare.inParts', { count: part.length, total: intents.length }) }
        : {}),
      title: t('access.compare.likeTitle', { ...words, instance: connection.name }),
      confirmLabel: t('access.compare.likeConfirm', words),
      keepLabel: t('access.compare.likeKeep'),
      facts: [
        ...(cannot.length > 0
          ? [{ label: t('access.compare.cannot'), text: <CannotList cannot={cannot} description={description} /> }]
          : []),
        {
          label: t('access.effects.label'),
          text: <EffectsSummary instanceId={connection.id} intents={part} description={description} />,
        },
      ],
      onDone,
    });
  return (
    <div className="differences">
      <DifferenceTable rows={differenceRows(t, differences, description)} words={words} />
      {cannot.length > 0 ? (
        <section aria-label={t('access.compare.cannot')}>
          <h2 className="section-title">{t('access.compare.cannot')}</h2>
          <CannotList cannot={cannot} description={description} />
        </section>
      ) : null}
      <p>
        <button
          type="button"
          className="btn primary"
          disabled={intents.length === 0 || readOnly !== null}
          title={readOnly ?? undefined}
          onClick={liken}
        >
          {t('access.compare.like', words)}
        </button>{' '}
        {intents.length === 0 ? <span className="faint">{t('access.compare.nothingToDo')}</span> : null}
        {part.length < intents.length ? (
          <span className="faint">{t('access.compare.inParts', { count: part.length, total: intents.length })}</span>
        ) : null}
        {readOnly ? <span className="faint">{readOnly}</span> : null}
      </p>
      <ReviewDialog state={proposal} connection={connection} description={description} />
    </div>
  );
}

interface DifferenceTableProps {
  readonly rows: readonly DifferenceRow[];
  readonly words: { readonly a: string; readonly b: string };
}

function DifferenceTable({ rows, words }: DifferenceTableProps) {
  const { t } = useTranslation();
  return (
    <table className="table" aria-label={t('access.compare.table')}>
      <thead>
        <tr>
          <th scope="col" className="col-what">
            {t('access.compare.what', { count: rows.length })}
          </th>
          {[words.a, words.b].map((name, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: both sides may be called the same
            <th key={column} scope="col">
              <ServerText>{name}</ServerText>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, what, name, a, b }) => (
          <tr key={key}>
            <th scope="row">
              <span className="faint">{what}</span> <ServerText>{name}</ServerText>
            </th>
            <td>
              <ServerText>{a}</ServerText>
            </td>
            <td>
              <ServerText>{b}</ServerText>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CannotList({ cannot, description }: { cannot: readonly Cannot[]; description: Description }) {
  const { t } = useTranslation();
  return (
    <ul>
      {cannot.map(({ code, name }) => (
        <li key={`${code} ${name}`}>
          <ServerText>{t(`access.cannot.${code}`, { name: permissionLabel(description, name) })}</ServerText>
        </li>
      ))}
    </ul>
  );
}
