import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { createMemoryRouter, parsePath, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { onTestFinished } from 'vitest';
import { CommandProvider } from '../../../../renderer/app/command-provider.tsx';
import { cssVariablesResolver, theme } from '../../../../renderer/app/theme.ts';
import { startTranslations } from '../../../../renderer/i18n/index.ts';
import { createQueryClient } from '../../../../renderer/lib/query-client.ts';

/** Draws routes as the app does, without transitions and without the frame; `at` is the address. */
export function renderRoutes(routes: RouteObject[], at: string, state: unknown = null) {
  startTranslations();
  onTestFinished(cleanup);
  onTestFinished(() => sessionStorage.clear());
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
