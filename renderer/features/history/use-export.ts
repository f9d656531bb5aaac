import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../app/commands.ts';
import { api } from '../../lib/bridge.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { historyCsv } from './history-text.ts';
import type { VocabularyOf } from './use-vocabularies.ts';

/** More changes than a spreadsheet is read for, and still one answer. */
const EXPORT_LIMIT = 50_000;

/** Milliseconds after which nobody reads a text's address any more. */
const READ_BY_THEN = 60_000;

/** Which changes are saved, and in whose words. */
interface Wanted {
  readonly instanceId: string | null;
  readonly search: string;
  readonly vocabularyOf: VocabularyOf;
}

/** Saves the changes that match as a file, those that are not shown too. The window saves files of this name alone. */
export function useExport(
  { vocabularyOf, ...query }: Wanted,
  isEmpty: boolean,
): { readonly command: Command; readonly error: unknown } {
  const { t } = useTranslation();
  const saving = useMutation({
    mutationFn: () => api.history.list({ ...query, userId: null, limit: EXPORT_LIMIT }),
    onSuccess: (items) => saveText(historyCsv(t, items, vocabularyOf), fileName()),
  });
  const once = useOnceAtATime();
  const command: Command = {
    id: 'history.export',
    label: t('history.export'),
    section: t('history.title'),
    icon: 'sort-down',
    unavailable: isEmpty ? t('history.exportEmpty') : null,
    run: () => once((done) => saving.mutate(undefined, { onSettled: done })),
  };
  return { command, error: saving.error };
}

const fileName = () => `roster-history-${new Date().toISOString().slice(0, 10)}.csv`;

function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_THEN);
}
