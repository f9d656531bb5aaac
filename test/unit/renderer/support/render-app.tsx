import { setImmediate as turn } from 'node:timers/promises';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, getConfig, render } from '@testing-library/react';
import { createMemoryRouter, parsePath, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { onTestFinished } from 'vitest';
import { CommandProvider } from '../../../../renderer/app/command-provider.tsx';
import { cssVariablesResolver, theme } from '../../../../renderer/app/theme.ts';
import '../../../../renderer/components/action-menu.tsx';
import '../../../../renderer/components/dialog.tsx';
import '../../../../renderer/components/late-popover.tsx';
import { startTranslations } from '../../../../renderer/i18n/index.ts';
import { loadLateParts } from '../../../../renderer/lib/late.ts';
import { createQueryClient } from '../../../../renderer/lib/query-client.ts';

const { asyncWrapper } = getConfig();
configure({
  // A screen's first drawing takes long on a busy machine; nothing waits so long when all is well.
  asyncUtilTimeout: 8000,
  // What is found was drawn, but its effects (the focus, the keys it listens to) run in turns of their own.
  asyncWrapper: async (wait) => {
    const found = await asyncWrapper(wait);
    for (let turns = 0; turns < 3; turns += 1) await turn();
    return found;
  },
});

await startTranslations();
// What the page loads when it is first opened is there already, so that no test waits for files.
await loadLateParts();

/** Draws routes as the app does, without transitions and without the frame; `at` is the address. */
export function renderRoutes(routes: RouteObject[], at: string, state: unknown = null) {
  onTestFinished(() => {
    cleanup();
    // Afterwards: what is typed is kept once more as the screen goes.
    sessionStorage.clear();
  });
  const router = createMemoryRouter(routes, { initialEntries: [{ ...parsePath(at), state }] });
  const queryClient = createQueryClient();
  const view = render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
      <QueryClientProvider client={queryClient}>
        <CommandProvider>
          <RouterProvider router={router} />
        </CommandProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, router, queryClient };
}

/** Whether the browser would ask before it loads the page again. */
export function asksBeforeReload(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}
