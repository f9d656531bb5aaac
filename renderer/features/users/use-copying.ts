import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId, Description } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { Selection } from '../../../electron/domain/query.ts';
import type { User } from '../../../electron/domain/user.ts';
import { failureOf } from '../../lib/failure.ts';
import { cellText, csvText } from './copy-text.ts';
import { readSelected } from './read-selected.ts';
import type { UserSelection } from './use-selection.ts';

/** Copying out of the table, and what is said of it. */
export interface Copying {
  readonly busy: boolean;
  /** What is under way or was copied last, as a sentence for a live region; empty while there is nothing to say. */
  readonly words: string;
  readonly failure: Failure | null;
  /** Copies the selected users as a text writes them. */
  selected(write: (users: readonly User[]) => string): void;
  /** Users as CSV, in the columns that are shown and in their order. */
  readonly asCsv: (users: readonly User[]) => string;
  /** Copies one row as CSV. */
  row(user: User): void;
  /** Copies what the keys are at: a cell, else what is selected, else the row. */
  at(user: User | undefined, column: ColumnId | null): void;
}

interface Options {
  readonly description: Description;
  readonly selection: Selection;
  readonly selected: UserSelection;
  readonly shown: readonly ColumnId[];
}

/** Milliseconds that it is said for. */
const SAID_MS = 5_000;

type Said = { readonly what: 'busy' | 'cell' } | { readonly what: 'rows'; readonly count: number };

/** Copies cells, rows and selections to the clipboard. */
export function useCopying({ description, selection, selected, shown }: Options): Copying {
  const { t } = useTranslation();
  const [said, setSaid] = useState<Said | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    if (said === null || said.what === 'busy') return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async (make: () => Promise<{ readonly text: string; readonly done: Said }>) => {
    setSaid({ what: 'busy' });
    setFailure(null);
    try {
      const { text, done } = await make();
      await navigator.clipboard.writeText(text);
      setSaid(done);
    } catch (error) {
      setSaid(null);
      setFailure(failureOf(error));
    }
  };
  const rows = async (users: readonly User[], write: (users: readonly User[]) => string) => ({
    text: write(users),
    done: { what: 'rows', count: users.length } as const,
  });
  const asCsv = (users: readonly User[]) => csvText(t, users, shown, description);
  const copySelected = (write: (users: readonly User[]) => string) =>
    void copy(async () => rows(await readSelected(selected.value, selection), write));

  const copyRow = (user: User) => void copy(() => rows([user], asCsv));

  return {
    busy: said?.what === 'busy',
    words: said === null ? '' : wordsFor(said),
    failure,
    selected: copySelected,
    asCsv,
    row: copyRow,
    at(user, column) {
      if (user && column) {
        const text = cellText(user, column, description);
        void copy(async () => ({ text, done: { what: 'cell' } }));
      } else if (selected.count > 0) copySelected(asCsv);
      else if (user) copyRow(user);
    },
  };

  function wordsFor(one: Said): string {
    if (one.what === 'rows') return t('users.select.copied', { count: one.count });
    return t(one.what === 'cell' ? 'users.select.cellCopied' : 'users.select.copying');
  }
}
