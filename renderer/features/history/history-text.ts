import type { TFunction } from 'i18next';
import { toCsv } from '../../../electron/domain/csv.ts';
import type { HistoryItem } from '../../../electron/domain/journal.ts';
import { changeLines } from '../../lib/change-words.ts';
import { failureWords } from '../../lib/failure-words.ts';
import type { VocabularyOf } from './use-vocabularies.ts';

/** What a change does, as one sentence or several in a row. */
export function changeText(t: TFunction, item: HistoryItem, vocabularyOf: VocabularyOf): string {
  return changeLines(t, item.change, vocabularyOf(item)).join(' · ');
}

/** How a change ended, in one word or two; `open` where nothing is known yet. */
export function outcomeText(t: TFunction, { outcome }: HistoryItem): string {
  return t(`history.outcomes.${outcome ?? 'open'}`);
}

/** Changes as CSV with a row of heads, times as ISO texts in UTC; safe to open in a spreadsheet. */
export function historyCsv(t: TFunction, items: readonly HistoryItem[], vocabularyOf: VocabularyOf): string {
  const heads = [
    t('history.number'),
    t('history.when'),
    t('history.instance'),
    t('history.address'),
    t('history.target'),
    t('history.id'),
    t('history.change'),
    t('history.who'),
    t('history.outcome'),
    t('history.reason'),
  ];
  const rows = items.map((item) => [
    String(item.sequence),
    item.at,
    item.instance.name,
    item.instance.origin,
    item.change.target.name,
    item.change.target.id ?? '',
    changeText(t, item, vocabularyOf),
    item.actor,
    outcomeText(t, item),
    item.failure ? failureWords(t, item.failure).message : '',
  ]);
  return toCsv([heads, ...rows]);
}
