import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import {
  createHashRouter,
  type LoaderFunctionArgs,
  type RouteObject,
  type ShouldRevalidateFunctionArgs,
} from 'react-router';
import { orpc } from '../lib/orpc.ts';
import { NotFoundScreen, ScreenError } from './error-boundary.tsx';
import { Layout } from './layout.tsx';
import { screens } from './screens.ts';

const drawing = (load: () => Promise<ComponentType>) => async () => ({ Component: await load() });

/** The screens by their addresses; each is loaded when it is first shown. */
const routesOver = (queryClient: QueryClient): RouteObject[] => [
  {
    errorElement: <ScreenError />,
    HydrateFallback: () => null,
    children: [
      { index: true, lazy: drawing(screens.start) },
      { path: 'welcome', lazy: drawing(screens.welcome) },
      {
        element: <Layout />,
        children: [
          {
            errorElement: <ScreenError />,
            children: [
              { path: 'instances', lazy: drawing(screens.instances) },
              { path: 'instances/new', lazy: drawing(screens.add) },
              { path: 'instances/first-user', lazy: drawing(screens.firstUser) },
              { path: 'instances/:instanceId/first-steps', lazy: drawing(screens.firstSteps) },
              { path: 'instances/:instanceId', lazy: drawing(screens.connection) },
              { path: 'instances/:instanceId/edit', lazy: drawing(screens.edit) },
              {
                path: 'instances/:instanceId/users',
                lazy: drawing(screens.users),
                ...describing(queryClient),
                children: [{ index: true }, { path: 'new' }, { path: ':userId' }],
              },
              {
                path: 'instances/:instanceId/groups',
                lazy: drawing(screens.groups),
                children: [{ index: true }, { path: 'new' }, { path: ':groupId' }],
              },
              { path: 'instances/:instanceId/access', lazy: drawing(screens.access) },
              { path: 'instances/:instanceId/access/objects', lazy: drawing(screens.objects) },
              { path: 'instances/:instanceId/compare', lazy: drawing(screens.compare) },
              { path: 'access', lazy: drawing(screens.administrators) },
              { path: 'instances/:instanceId/history', lazy: drawing(screens.history) },
              { path: 'history', lazy: drawing(screens.history) },
              { path: 'settings', lazy: drawing(screens.settings) },
              { path: '*', element: <NotFoundScreen /> },
            ],
          },
        ],
      },
    ],
  },
];

/** Addresses stand behind a `#`, so that every host serves one page. */
export function createRouter(queryClient: QueryClient) {
  return createHashRouter(routesOver(queryClient));
}

/** Has an instance described while its screen is still to be drawn; nothing waits for it here. */
function describing(queryClient: QueryClient): Pick<RouteObject, 'loader' | 'shouldRevalidate'> {
  return {
    loader({ params: { instanceId = '' } }: LoaderFunctionArgs) {
      void queryClient.prefetchQuery(orpc.instances.describe.queryOptions({ input: { instanceId } }));
      return null;
    },
    // What is behind the `?` changes with every keystroke, and the instance does not.
    shouldRevalidate: ({ currentParams, nextParams }: ShouldRevalidateFunctionArgs) =>
      currentParams.instanceId !== nextParams.instanceId,
  };
}
