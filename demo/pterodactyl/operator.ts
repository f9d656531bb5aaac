import type { Emulator } from '../lib/emulator.ts';
import { passwordOf } from './fixtures.ts';
import { type Mail, READ, type Rights, rights, type Server, type User, WRITE } from './model.ts';
import type { PanelSettings } from './settings.ts';
import type { State } from './state.ts';
import { insertUser } from './user-creation.ts';
import { identifierOf } from './views.ts';

/** Whoever sits at the Panel's command line and database, and what only they can do. */
export interface Operator {
  /** Every switch, to read and to change. */
  readonly settings: PanelSettings;
  /** What the Panel has mailed, oldest first. */
  readonly mails: readonly Mail[];
  /** `php artisan p:user:make`: how the first administrator of a Panel is made. Says the id. */
  makeUser(user: { readonly username: string; readonly email: string; readonly admin?: boolean }): number;
  /** What the admin area does: an application key of a root administrator. Says it in full. */
  makeApplicationKey(ownerId: number, allowed?: Rights): string;
  /** Writes to a row of the users table past every rule. */
  editUser(id: number, changes: Partial<Omit<User, 'id'>>): void;
  /** Writes to a server by its short name. */
  editServer(identifier: string, changes: Partial<Pick<Server, 'status' | 'transferring' | 'ownerId'>>): void;
}

const operators = new WeakMap<Emulator, Operator>();

/** The operator of a running emulator of this kind. */
export function operatorOf(emulator: Emulator): Operator {
  const operator = operators.get(emulator);
  if (!operator) throw new Error('This emulator is no Pterodactyl Panel.');
  return operator;
}

/** Puts somebody in front of the Panel. */
export function hireOperator(emulator: Emulator, state: State): void {
  operators.set(emulator, createOperator(state));
}

function createOperator(state: State): Operator {
  return {
    settings: state.settings,
    mails: state.mails,
    makeUser: ({ username, email, admin = false }) => {
      const names = { firstName: 'Made', lastName: 'Here' };
      return insertUser(state, { username, email, ...names, rootAdmin: admin, password: passwordOf(username) }).id;
    },
    makeApplicationKey: (ownerId, allowed = rights(READ | WRITE)) => {
      const key = { kind: 'application', ownerId, description: 'made here', rights: allowed } as const;
      return state.keys.add({ ...key, createdAt: state.seconds() }).text;
    },
    editUser: (id, changes) => {
      const user = state.users.get(id);
      if (!user) throw new Error(`There is no user ${id}.`);
      state.users.replace({ ...user, ...changes });
    },
    editServer: (identifier, changes) => {
      const server = [...state.servers.values()].find((one) => identifierOf(one) === identifier);
      if (!server) throw new Error(`There is no server ${identifier}.`);
      Object.assign(server, changes);
    },
  };
}
