import { fireEvent, screen } from '@testing-library/react';
import type { AppliedChange } from '../../../../electron/contract/contract.ts';
import type { Change, Intent } from '../../../../electron/domain/change.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import { summaryOf } from '../../../../electron/domain/group.ts';
import type { Group, ObjectRef, ObjectRight, User } from '../../../../electron/domain/user.ts';
import type { ObjectReach } from '../../../../electron/domain/why/grant.ts';
import { UsersScreen } from '../../../../renderer/features/users/users-screen.tsx';
import { answerWith, os } from './fake-bridge.ts';
import { windowOf } from './lab.ts';
import { giveRoom } from './layout.ts';
import { renderRoutes } from './render-app.tsx';
import { connection } from './samples.ts';

/** How the fake instance answers while a panel is open; what is left out goes well. */
export interface PanelAnswers {
  readonly description: Description;
  /** The open one comes first. */
  readonly users: readonly User[];
  readonly groups?: readonly Group[];
  readonly preview: (intent: Intent) => Change[];
  readonly apply?: (intent: Intent) => AppliedChange[];
  readonly rights?: () => ObjectRight[];
  readonly reach?: () => ObjectReach;
  readonly objects?: readonly ObjectRef[];
  readonly getUser?: () => User;
}

/** Opens the panel of the first user; `sent` collects what was sent. */
export function openPanelOf(answers: PanelAnswers) {
  const { description, users, groups = [], preview, apply, rights = () => [], objects = [] } = answers;
  const { reach = () => ({ own: [], access: [], told: [], complete: true }) } = answers;
  const [first] = users;
  if (!first) throw new Error('A panel needs a user.');
  const sent: Intent[] = [];
  giveRoom();
  answerWith({
    app: { confirmations: os.app.confirmations.handler(() => []) },
    instances: {
      list: os.instances.list.handler(() => [connection({ environment: 'development' })]),
      describe: os.instances.describe.handler(() => description),
    },
    directory: {
      query: os.directory.query.handler(({ input }) =>
        windowOf(users.filter(({ handle }) => handle.includes(input.search))),
      ),
    },
    users: {
      get: os.users.get.handler(({ input }) => {
        if (input.userId === first.id && answers.getUser) return answers.getUser();
        return users.find(({ id }) => id === input.userId) ?? first;
      }),
      access: os.users.access.handler(() => ({ permissions: [], storedRoles: [] })),
      objectRights: os.users.objectRights.handler(rights),
    },
    access: { objects: os.access.objects.handler(reach) },
    objects: { list: os.objects.list.handler(() => [...objects]) },
    groups: { list: os.groups.list.handler(() => groups.map(summaryOf)) },
    changes: {
      preview: os.changes.preview.handler(({ input }) => preview(input.intent)),
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        if (apply) return apply(input.intent);
        return preview(input.intent).map((one) => ({ change: one, outcome: 'done', failure: null }));
      }),
    },
    history: { list: os.history.list.handler(() => []) },
  });
  const children = [{ index: true }, { path: ':userId' }];
  const route = { path: '/instances/:instanceId/users', element: <UsersScreen />, children };
  const view = renderRoutes([route], `/instances/one/users/${first.id}`);
  return { sent, ...view };
}

/** Clicks a button once it is there. */
export const click = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
/** Chooses an entry of an open menu. */
export const choose = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('menuitem', { name }));
/** Goes to a tab of the panel. */
export const goToTab = async (name: string) => fireEvent.click(await screen.findByRole('tab', { name }));
