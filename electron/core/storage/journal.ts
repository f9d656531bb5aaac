import type { z } from 'zod';
import type { Change } from '../../domain/change.ts';
import { type Failure, failure } from '../../domain/failure.ts';
import { type HistoryItem, intentEntrySchema, outcomeEntrySchema } from '../../domain/journal.ts';
import { ok, type Result } from '../../domain/result.ts';
import { canonicalJson, firstBreak, GENESIS, linkEntry, tipAfter } from './journal-chain.ts';
import { JOURNAL_FILE, type JournalFile, openJournalFile } from './journal-file.ts';
import { createHistory, type History, type HistoryQuery } from './journal-history.ts';
import { createQueue } from './queue.ts';

const link = { sequence: true, previous: true, hash: true } as const;
const intentSchema = intentEntrySchema.omit(link);
const outcomeSchema = outcomeEntrySchema.omit(link);
type Unlinked = z.infer<typeof intentSchema> | z.infer<typeof outcomeSchema>;

/** What is written down before a change is sent. */
export type IntentRecord = Omit<z.infer<typeof intentSchema>, 'type' | 'at'>;
/** What is written down once the answer is known, or known to be missing. */
export type OutcomeRecord = Omit<z.infer<typeof outcomeSchema>, 'type' | 'at'>;

/** The append-only record of every write to a server. */
export interface Journal {
  /** Ends when it is on the disk. Fails with `journal-unwritable`: then nothing may be sent. */
  recordIntent(intent: IntentRecord): Promise<Result<void>>;
  /** A later outcome of the same change takes the place of an earlier one in the history. */
  recordOutcome(outcome: OutcomeRecord): Promise<Result<void>>;
  /** Newest first. */
  list(query: HistoryQuery): HistoryItem[];
  /** Reads the file again: the sequence of the first entry that is not what was written, or null. */
  verify(): Promise<Result<number | null>>;
  /** `journal-damaged` where the chain was broken on opening. */
  readonly notices: readonly Failure[];
}

/** What `openJournal` needs. `folder` exists; `now` gives the time in milliseconds. */
export interface JournalOptions {
  readonly folder: string;
  readonly now: () => number;
}

/**
 * Opens `journal.jsonl` in a data folder whose lock the caller holds, and settles intents without outcome as `unknown`.
 * A broken chain stays as it is; new entries follow its last one. Fails with `journal-unwritable`, `disk-full` or
 * `not-writable`.
 */
export async function openJournal({ folder, now }: JournalOptions): Promise<Result<Journal>> {
  const file = openJournalFile(folder, now());
  if (!file.ok) return file;
  const lines = file.value.read();
  if (!lines.ok) return lines;
  const history = createHistory(lines.value);
  const journal = createJournal(file.value, lines.value, history, now);
  for (const { change, instance } of history.unsettled()) {
    const unknown = failure('outcome-unknown', { origin: instance.origin });
    const settled = await journal.recordOutcome({ changeId: change.id, outcome: 'unknown', failure: unknown });
    if (!settled.ok) return settled;
  }
  return ok(journal);
}

function createJournal(file: JournalFile, lines: readonly string[], history: History, now: () => number): Journal {
  const broken = firstBreak(lines);
  const hashes = lines.map(hashOf);
  let tip = lines.map(tipAfter).findLast((one) => one !== null) ?? GENESIS;
  const inTurn = createQueue();
  const time = () => new Date(now()).toISOString();

  const append = (entry: Unlinked): Promise<Result<void>> =>
    inTurn(async () => {
      const linked = linkEntry(entry, tip);
      const written = await file.append(canonicalJson(linked));
      if (!written.ok) return written;
      tip = { sequence: linked.sequence + 1, previous: linked.hash };
      hashes.push(linked.hash);
      history.add(linked);
      return written;
    });

  const verify = async (): Promise<Result<number | null>> => {
    const present = file.read();
    if (!present.ok) return present;
    return ok(firstBreak(present.value) ?? firstDifference(present.value.map(hashOf), hashes));
  };

  return {
    notices: broken === null ? [] : [failure('journal-damaged', { file: JOURNAL_FILE, sequence: broken })],
    list: (query) => history.list(query),
    verify: () => inTurn(verify),
    async recordIntent(intent) {
      refuseSecrets(intent.change);
      return append(intentSchema.parse({ ...intent, type: 'intent', at: time() }));
    },
    async recordOutcome(outcome) {
      if (!history.has(outcome.changeId)) throw new Error(`No intent was recorded for ${outcome.changeId}`);
      return append(outcomeSchema.parse({ ...outcome, type: 'outcome', at: time() }));
    },
  };
}

/** The last lock before the disk: a value of a secret field would be a mistake in planning. */
function refuseSecrets({ secrets, before, after }: Change): void {
  const slipped = secrets.find((field) => (before?.[field] ?? after?.[field] ?? null) !== null);
  if (slipped !== undefined) throw new Error(`The value of ${slipped} must not reach the journal`);
}

function hashOf(line: string): string | null {
  return tipAfter(line)?.previous ?? null;
}

function firstDifference(present: readonly (string | null)[], written: readonly (string | null)[]): number | null {
  const longer = present.length > written.length ? present : written;
  const place = longer.findIndex((_, index) => present[index] !== written[index]);
  return place < 0 ? null : place;
}
