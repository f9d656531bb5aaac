import { fireEvent, screen } from '@testing-library/react';
import type { AppliedChange } from '../../../../electron/contract/contract.ts';
import type { Change, Intent } from '../../../../electron/domain/change.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { Group, ObjectRef, ObjectRight, User } from '../../../../electron/domain/user.ts';
import type { Consequences } from '../../../../electron/domain/why/effects.ts';
import { GroupsScreen } from '../../../../renderer/features/groups/groups-screen.tsx';
import { answerWith, failing, os } from './fake-bridge.ts';
import { groupAnswers, namedAnswer } from './group-answers.ts';
import { change, group, lab } from './lab.ts';
import { giveRoom } from './layout.ts';
import { renderRoutes } from './render-app.tsx';
import { connection } from './samples.ts';

const someGroups = [
  group('1', 'Curators', ['create_sample'], ['ada', 'bob', 'cem']),
  group('2', 'Technicians', ['create_sample', 'remove_file'], ['cem', 'dot']),
];

/** How the fake instance answers while its groups are open; what is left out goes well. */
export interface GroupsAnswers {
  readonly groups?: Group[];
  readonly description?: Description;
  readonly apply?: (intent: Intent) => AppliedChange[];
  readonly preview?: (intent: Intent) => Change[];
  /** What follows the address of the screen. */
  readonly at?: string;
  /** What every change does beside. */
  readonly effects?: string[];
  readonly users?: User[];
  readonly consequences?: Consequences;
  /** Called before members are told; it may throw. */
  readonly members?: () => void;
  /** What the first group has on single objects, and what there is. */
  readonly rights?: ObjectRight[];
  readonly objects?: ObjectRef[];
  /** Somebody else has renamed the group meanwhile. */
  readonly conflict?: boolean;
}

/** The change of a group that an intent asks for. */
export function changeOf(intent: Intent): Change {
  const id = 'groupId' in intent ? intent.groupId : null;
  const after = 'set' in intent ? { ...intent.set } : null;
  const before = 'expected' in intent ? { ...intent.expected } : null;
  return change({
    id: `c${id}`,
    action: intent.action,
    target: { type: 'group', id, name: `group ${id}` },
    before,
    after,
  });
}

const nobody: Consequences = {
  affected: 0,
  users: [],
  permissions: [],
  administrators: { becomes: 0, ceases: 0, stays: 0 },
  yourself: false,
  rights: [],
  unseen: 0,
  untold: [],
  asOf: '2026-05-04T10:00:00.000Z',
};

/** Each screen has an instance of its own: what was switched on one is kept for as long as the page lives. */
let count = 0;

/** Opens the groups of an instance; `sent` collects what was sent. */
export function openGroups(answers: GroupsAnswers = {}) {
  const { groups = someGroups, description = lab, apply, at = '', effects, users = [], consequences } = answers;
  count += 1;
  const id = `groups-${count}`;
  const sent: Intent[] = [];
  const state = { groups };
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ id, environment: 'development' })]),
      describe: os.instances.describe.handler(() => description),
    },
    groups: groupAnswers(() => state.groups, answers.members, new Map([['1', answers.rights ?? []]])),
    objects: { list: os.objects.list.handler(() => [...(answers.objects ?? [])]) },
    users: {
      named: namedAnswer(
        () => users,
        () => state.groups,
      ),
    },
    changes: {
      preview: os.changes.preview.handler(({ input }) => {
        const fields = { name: '"Wardens"' };
        if (answers.conflict) throw failing('conflict', { target: 'Curators', what: 'name' }, { fields });
        if (answers.preview) return answers.preview(input.intent);
        return [{ ...changeOf(input.intent), ...(effects ? { effects } : {}) }];
      }),
      consequences: os.changes.consequences.handler(() => consequences ?? nobody),
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        if (apply) return apply(input.intent);
        return [{ change: changeOf(input.intent), outcome: 'done', failure: null }];
      }),
    },
  });
  const children = [{ index: true }, { path: 'new' }, { path: ':groupId' }];
  const route = { path: '/instances/:instanceId/groups', element: <GroupsScreen />, children };
  const view = renderRoutes([route], `/instances/${id}/groups${at}`);
  /** Somebody else changes the groups, and the core says that something changed. */
  const change = async (next: Group[]) => {
    state.groups = next;
    await view.queryClient.invalidateQueries();
  };
  return { sent, id, change, ...view };
}

/** The box of one cell of the matrix. */
export const cell = (name: string | RegExp) => screen.findByRole('checkbox', { name });
/** Clicks a button once it is there. */
export const click = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
/** The edits that were not saved. */
export const tray = () => screen.findByRole('region', { name: 'Unsaved changes' });
