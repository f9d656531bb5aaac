import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { followLanguage } from '../i18n/language-choice.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { firstNeeds } from './first-needs.ts';
import { Providers } from './providers.tsx';
import { createRouter } from './routes.tsx';
import { loadAhead, screens } from './screens.ts';

/** Draws the application into the page, in the reader's language. */
export async function start(): Promise<void> {
  const { queryClient, translated } = firstNeeds;
  // Begins to load the screen. Without an address it is the users of the first instance, which the first one leads to.
  const router = createRouter(queryClient);
  if (location.hash.length < 3) void screens.users().catch(() => undefined);
  const { language } = await translated;
  document.documentElement.lang = language;
  followLanguage();
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Providers queryClient={queryClient}>
          <RouterProvider router={router} />
        </Providers>
      </ErrorBoundary>
    </StrictMode>,
  );
  loadAhead();
}
