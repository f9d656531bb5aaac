import { shownChange } from '../../domain/change.ts';
import { changeLines } from '../../domain/change-words.ts';
import type { HistoryItem } from '../../domain/journal.ts';
import type { Language } from '../../domain/languages.ts';
import { speechFor } from '../../domain/speech.ts';
import { fold, matchesWords, searchWords } from '../directory/search-text.ts';
import type { Journal } from '../storage/journal.ts';

/** Which changes to show; without a search, all. */
export interface HistorySearch {
  readonly instanceId: string | null;
  readonly userId: string | null;
  readonly search?: string | undefined;
  readonly limit: number;
}

/**
 * The changes whose text holds every word of the search, newest first, at most `limit`. The text is what the journal holds
 * and what the faces show of it in their language.
 */
export function searchHistory(journal: Pick<Journal, 'list'>, query: HistorySearch, language: Language): HistoryItem[] {
  const { instanceId, userId, search = '', limit } = query;
  const words = searchWords(search);
  if (words.length === 0) return journal.list({ instanceId, userId, limit }).map(shown);
  const all = journal.list({ instanceId, userId, limit: Number.POSITIVE_INFINITY });
  const found = all.filter((item) => matchesWords(textOf(item, language), words));
  return found.slice(0, limit).map(shown);
}

const shown = (item: HistoryItem): HistoryItem => ({ ...item, change: shownChange(item.change) });

function textOf({ change, instance, actor, outcome }: HistoryItem, language: Language): string {
  const { target, action, before, after, labels } = change;
  const lines = changeLines(speechFor(language), change, null);
  const values = [before, after].flatMap((side) => Object.entries(side ?? {}).flat(2));
  const texts = [target.name, action, instance.name, actor, outcome, ...Object.values(labels), ...values, ...lines];
  return fold(texts.join('\u0000'));
}
