import { screen } from '@testing-library/react';
import type { AppliedChange } from '../../../../electron/contract/contract.ts';
import type { Change, Intent } from '../../../../electron/domain/change.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import { summaryOf } from '../../../../electron/domain/group.ts';
import type { HistoryItem } from '../../../../electron/domain/journal.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { createExplainer } from '../../../../electron/domain/why/explain.ts';
import { UsersScreen } from '../../../../renderer/features/users/users-screen.tsx';
import { answerWith, os } from './fake-bridge.ts';
import { change, group, lab, windowOf } from './lab.ts';
import { giveRoom } from './layout.ts';
import { renderRoutes } from './render-app.tsx';
import { connection } from './samples.ts';

const diagnostics = group('1', 'Diagnostics', ['create_sample']);
const technicians = group('2', 'Technicians', ['create_sample', 'remove_file']);
const curators = group('3', 'Curators', ['remove_job']);
const groups = [diagnostics, technicians, curators];

/** The groups that the user of the panel is in. */
export const memberships = [diagnostics, technicians].map(({ id, name }) => ({ id, name }));

/** How the lab answers while the panel of a user is open; what is left out goes well. */
export interface LabAnswers {
  readonly description?: Description;
  readonly storedRoles?: string[];
  readonly preview?: (intent: Intent) => Change[];
  readonly apply?: (intent: Intent) => AppliedChange[] | Promise<AppliedChange[]>;
  readonly history?: HistoryItem[];
  readonly usable?: boolean;
  readonly environment?: 'production' | 'development';
}

const done = (one: Change): AppliedChange => ({ change: one, outcome: 'done', failure: null });

/** The change that an update asks for, as it is. */
export function asAsked({ id, handle }: User, intent: Intent): Change[] {
  if (!('set' in intent)) return [change()];
  return [change({ before: {}, after: { ...intent.set }, target: { type: 'user', id, name: handle } })];
}

/** Opens the panel of a user, who may change meanwhile; `sent` collects what was sent. */
export function openLabPanel(person: () => User, answers: LabAnswers = {}) {
  const { description = lab, storedRoles = [], apply, history = [] } = answers;
  const preview = answers.preview ?? ((intent: Intent) => asAsked(person(), intent));
  const sent: Intent[] = [];
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ environment: answers.environment ?? 'development' })]),
      describe: os.instances.describe.handler(() => description),
      writable: os.instances.writable.handler(() => ({ remaining: 0 })),
    },
    directory: { query: os.directory.query.handler(() => windowOf([person()])) },
    users: {
      get: os.users.get.handler(() => person()),
      access: os.users.access.handler(() => {
        const { usable } = answers;
        const permissions = createExplainer(description, groups).explain(person());
        return { permissions, storedRoles, ...(usable === undefined ? {} : { usable }) };
      }),
    },
    groups: { list: os.groups.list.handler(() => groups.map(summaryOf)) },
    changes: {
      preview: os.changes.preview.handler(({ input }) => preview(input.intent)),
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        return apply ? apply(input.intent) : preview(input.intent).map(done);
      }),
    },
    history: { list: os.history.list.handler(({ input }) => (input.userId ? history : [])) },
  });
  const path = '/instances/:instanceId/users';
  const view = renderRoutes(
    [{ path, element: <UsersScreen />, children: [{ index: true }, { path: ':userId' }] }],
    `/instances/one/users/${person().id}`,
  );
  return { sent, ...view };
}

/** A button once it is there. */
export const button = (name: string | RegExp) => screen.findByRole('button', { name });
