import { createHashRouter, type RouteObject } from 'react-router';
import { NotFoundScreen, ScreenError } from './error-boundary.tsx';
import { Layout } from './layout.tsx';

/** The screens by their addresses; each is loaded when it is first shown. */
export const routes: RouteObject[] = [
  {
    errorElement: <ScreenError />,
    HydrateFallback: () => null,
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('../features/welcome/start-screen.tsx')).StartScreen }),
      },
      {
        path: 'welcome',
        lazy: async () => ({ Component: (await import('../features/welcome/welcome-screen.tsx')).WelcomeScreen }),
      },
      {
        element: <Layout />,
        children: [
          {
            errorElement: <ScreenError />,
            children: [
              {
                path: 'instances',
                lazy: async () => ({
                  Component: (await import('../features/instances/instances-screen.tsx')).InstancesScreen,
                }),
              },
              {
                path: 'instances/new',
                lazy: async () => ({
                  Component: (await import('../features/instances/add-screen.tsx')).AddScreen,
                }),
              },
              {
                path: 'instances/first-user',
                lazy: async () => ({
                  Component: (await import('../features/first-user/first-user-screen.tsx')).FirstUserScreen,
                }),
              },
              {
                path: 'instances/:instanceId/first-steps',
                lazy: async () => ({
                  Component: (await import('../features/first-user/first-steps-screen.tsx')).FirstStepsScreen,
                }),
              },
              {
                path: 'instances/:instanceId',
                lazy: async () => ({
                  Component: (await import('../features/instances/connection-screen.tsx')).ConnectionScreen,
                }),
              },
              {
                path: 'instances/:instanceId/edit',
                lazy: async () => ({
                  Component: (await import('../features/instances/edit-screen.tsx')).EditScreen,
                }),
              },
              {
                path: 'instances/:instanceId/users',
                lazy: async () => ({ Component: (await import('../features/users/users-screen.tsx')).UsersScreen }),
                children: [{ index: true }, { path: 'new' }, { path: ':userId' }],
              },
              {
                path: 'instances/:instanceId/groups',
                lazy: async () => ({ Component: (await import('../features/groups/groups-screen.tsx')).GroupsScreen }),
                children: [{ index: true }, { path: 'new' }, { path: ':groupId' }],
              },
              {
                path: 'instances/:instanceId/access',
                lazy: async () => ({ Component: (await import('../features/access/access-screen.tsx')).AccessScreen }),
              },
              {
                path: 'instances/:instanceId/compare',
                lazy: async () => ({
                  Component: (await import('../features/access/compare-screen.tsx')).CompareScreen,
                }),
              },
              {
                path: 'access',
                lazy: async () => ({
                  Component: (await import('../features/access/administrators-screen.tsx')).AdministratorsScreen,
                }),
              },
              {
                path: 'instances/:instanceId/history',
                lazy: async () => ({
                  Component: (await import('../features/history/history-screen.tsx')).HistoryScreen,
                }),
              },
              {
                path: 'history',
                lazy: async () => ({
                  Component: (await import('../features/history/history-screen.tsx')).HistoryScreen,
                }),
              },
              {
                path: 'settings',
                lazy: async () => ({
                  Component: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
                }),
              },
              { path: '*', element: <NotFoundScreen /> },
            ],
          },
        ],
      },
    ],
  },
];

/** Addresses stand behind a `#`, so that every host serves one page. */
export function createRouter() {
  return createHashRouter(routes);
}
