import { type HistoryItem, type JournalEntry, journalEntrySchema } from '../../domain/journal.ts';
import { parseJson } from './atomic-file.ts';

/** Which changes to list: null for all instances or all users, at most `limit`. */
export interface HistoryQuery {
  readonly instanceId: string | null;
  readonly userId: string | null;
  readonly limit: number;
}

/** Intents joined with their latest outcomes. */
export interface History {
  add(entry: JournalEntry): void;
  has(changeId: string): boolean;
  /** Newest first. */
  list(query: HistoryQuery): HistoryItem[];
  /** Changes of which no outcome is known, oldest first. */
  unsettled(): HistoryItem[];
}

/** Builds the history of journal lines. Types of entries that this version does not know are passed over. */
export function createHistory(lines: readonly string[]): History {
  const items: HistoryItem[] = [];
  const places = new Map<string, number>();

  function add(entry: JournalEntry): void {
    if (entry.type === 'intent') {
      const { sequence, at, change, instance, actor, face } = entry;
      places.set(change.id, items.length);
      items.push({ sequence, at, change, instance, actor, face, outcome: null, failure: null });
      return;
    }
    const place = places.get(entry.changeId);
    const item = place === undefined ? undefined : items[place];
    if (place === undefined || !item) return;
    items[place] = { ...item, outcome: entry.outcome, failure: entry.failure };
  }

  for (const line of lines) {
    const entry = journalEntrySchema.safeParse(parseJson(line));
    if (entry.success) add(entry.data);
  }

  return {
    add,
    has: (changeId) => places.has(changeId),
    unsettled: () => items.filter((item) => item.outcome === null),
    list({ instanceId, userId, limit }) {
      const found: HistoryItem[] = [];
      for (let place = items.length - 1; place >= 0 && found.length < limit; place -= 1) {
        const item = items[place];
        if (item && isAbout(item, instanceId, userId)) found.push(item);
      }
      return found;
    },
  };
}

function isAbout({ change }: HistoryItem, instanceId: string | null, userId: string | null): boolean {
  const { type, id } = change.target;
  return (
    (instanceId === null || change.instanceId === instanceId) && (userId === null || (type === 'user' && id === userId))
  );
}
