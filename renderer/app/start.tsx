import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { startTranslations } from '../i18n/index.ts';
import { chosenLanguage, followLanguage } from '../i18n/language-choice.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Providers } from './providers.tsx';
import { createRouter } from './routes.tsx';
import { loadAhead, screens } from './screens.ts';

/** Draws the application into the page, in the reader's language. */
export async function start(): Promise<void> {
  // Without an address it is the users of the first instance, whose screen comes while the texts do.
  if (location.hash.length < 3) void Promise.allSettled([screens.start(), screens.users()]);
  const { language } = await startTranslations(chosenLanguage());
  document.documentElement.lang = language;
  followLanguage();
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Providers queryClient={createQueryClient()}>
          <RouterProvider router={createRouter()} />
        </Providers>
      </ErrorBoundary>
    </StrictMode>,
  );
  loadAhead();
}
