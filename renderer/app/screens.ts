import { InstancesScreen } from '../features/instances/instances-screen.tsx';
import { whenIdle } from '../lib/idle.ts';
import { loadLateParts } from '../lib/late.ts';

/** Every screen, loaded when it is first shown. The connections are small, and where most starts pass: they are there. */
export const screens = {
  start: async () => (await import('../features/welcome/start-screen.tsx')).StartScreen,
  welcome: async () => (await import('../features/welcome/welcome-screen.tsx')).WelcomeScreen,
  instances: async () => InstancesScreen,
  add: async () => (await import('../features/instances/add-screen.tsx')).AddScreen,
  firstUser: async () => (await import('../features/first-user/first-user-screen.tsx')).FirstUserScreen,
  firstSteps: async () => (await import('../features/first-user/first-steps-screen.tsx')).FirstStepsScreen,
  connection: async () => (await import('../features/instances/connection-screen.tsx')).ConnectionScreen,
  edit: async () => (await import('../features/instances/edit-screen.tsx')).EditScreen,
  users: async () => (await import('../features/users/users-screen.tsx')).UsersScreen,
  groups: async () => (await import('../features/groups/groups-screen.tsx')).GroupsScreen,
  access: async () => (await import('../features/access/access-screen.tsx')).AccessScreen,
  objects: async () => (await import('../features/access/objects-screen.tsx')).ObjectsScreen,
  compare: async () => (await import('../features/access/compare-screen.tsx')).CompareScreen,
  administrators: async () => (await import('../features/access/administrators-screen.tsx')).AdministratorsScreen,
  history: async () => (await import('../features/history/history-screen.tsx')).HistoryScreen,
  settings: async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
};

/** What can lie over any of them, loaded when it is first opened. */
export const overlays = {
  palette: async () => (await import('./palette.tsx')).Palette,
  keys: async () => (await import('./key-list.tsx')).KeyList,
  waiting: async () => (await import('./confirmation-wait.tsx')).ConfirmationWait,
};

/** Milliseconds after the first drawing in which the screen that was asked for has everything to itself. */
const FIRST = 1_500;
/** The same before the users are loaded, where the way leads to from the connections. */
const SOON = 500;

/** Loads the other screens once the page is at rest, so that none is waited for later. */
export function loadAhead(): void {
  const waiting: (() => Promise<unknown>)[] = [...Object.values(overlays), ...Object.values(screens)];
  const next = () => {
    const load = waiting.shift();
    // What can't be loaded comes from a host that is gone; the screen says so when it is asked for.
    if (load)
      void Promise.all([loadLateParts(), load()]).then(
        () => whenIdle(next),
        () => undefined,
      );
  };
  setTimeout(() => whenIdle(() => void screens.users().catch(() => undefined)), SOON);
  setTimeout(() => whenIdle(next), FIRST);
}
