import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { startTranslations } from '../i18n/index.ts';
import { followLanguage } from '../i18n/language-choice.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Providers } from './providers.tsx';
import { createRouter } from './routes.tsx';

/** Draws the application into the page, in the reader's language. */
export async function start(): Promise<void> {
  startTranslations();
  await followLanguage();
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
}
