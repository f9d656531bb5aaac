import type { QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { startTranslations } from '../i18n/index.ts';
import { chosenLanguage } from '../i18n/language-choice.ts';
import { orpc } from '../lib/orpc.ts';
import { createQueryClient } from '../lib/query-client.ts';

/** What the first drawing waits for. */
interface FirstNeeds {
  /** The cache, with the connections on their way into it. */
  readonly queryClient: QueryClient;
  /** The texts; resolves once they are there. */
  readonly translated: Promise<i18n>;
}

function askForFirstNeeds(): FirstNeeds {
  const queryClient = createQueryClient();
  void queryClient.prefetchQuery(orpc.instances.list.queryOptions({ input: {} }));
  return { queryClient, translated: startTranslations(chosenLanguage()) };
}

/** Asked for as soon as this file is read, while the browser still works through the rest of the page's script. */
export const firstNeeds = askForFirstNeeds();
