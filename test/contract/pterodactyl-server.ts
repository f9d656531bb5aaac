import type { Emulator, EmulatorOptions } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { type Operator, operatorOf } from '../../demo/pterodactyl/operator.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import { pterodactyl } from '../../electron/core/adapters/pterodactyl/adapter.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import type { Change, ChangeAction, Values } from '../../electron/domain/change.ts';
import type { Description } from '../../electron/domain/description.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import type { ObjectRef, RightValue, User } from '../../electron/domain/user.ts';
import { type TappedHttp, tapped } from './tapped-http.ts';
import { valueIn } from './virtool-server.ts';

/** What a session signs in with; the administrator's application key unless told. */
export interface Credentials {
  readonly method?: 'application-key' | 'client-key';
  readonly handle?: string;
  readonly secret?: string | null;
  /** The account key beside an application key. */
  readonly accountKey?: string;
}

/** The administrator's account key alone. */
export const BY_ACCOUNT_KEY: Credentials = { method: 'client-key', handle: '', secret: KEYS.client };
/** Both of the administrator's keys. */
export const BY_BOTH_KEYS: Credentials = { accountKey: KEYS.client };

/** An emulator with everything a test asks of it, and the calls of all sessions that went over the wire. */
export interface TestPanel extends TappedHttp {
  readonly emulator: Emulator;
  readonly operator: Operator;
  open(credentials?: Credentials): Session;
  /** Moves the clocks of the Panel and of sessions, in seconds. */
  pass(seconds: number): void;
}

const running: { close(): unknown }[] = [];

/** Ends every emulator that a test started; belongs into `afterEach`. */
export async function closePanels(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

/** Starts a Panel with the 120 well-known users. Its limits are wide, so that no test has to wait. */
export async function startPanel(options: Partial<EmulatorOptions> = {}): Promise<TestPanel> {
  let clock = Date.UTC(2026, 6, 4, 21);
  const emulator = await startEmulator({ profile: 'pterodactyl-1.11', now: () => clock, ...options });
  const operator = operatorOf(emulator);
  operator.settings.applicationLimit = 100_000;
  operator.settings.clientLimit = 100_000;
  const client = createHttpClient({ baseUrl: emulator.origin, allowHttp: false });
  running.push(client, emulator);
  const tap = tapped(client);
  return {
    ...tap,
    emulator,
    operator,
    open: ({ method = 'application-key', handle = 'admin', secret = KEYS.application, accountKey } = {}) =>
      pterodactyl.open({
        http: tap.http,
        server: { kind: 'pterodactyl', kindLabel: 'Pterodactyl', profile: '1.x', version: 'Unknown' },
        instanceName: 'games',
        signIn: { method, handle },
        secret,
        extraSecrets: accountKey === undefined ? {} : { 'client-key': accountKey },
        now: () => clock,
        say: sayEnglish,
      }),
    pass: (seconds) => {
      clock += seconds * 1000;
    },
  };
}

/** A successful description. */
export async function described(session: Session): Promise<Description> {
  return valueIn(await session.describe());
}

/** One of the well-known users. */
export async function userBy(session: Session, id: number): Promise<User> {
  return valueIn(await session.getUser(String(id)));
}

/** A change as the service would build it. */
export function changeOf(action: ChangeAction, target: Partial<Change['target']>, more: Partial<Change> = {}): Change {
  return {
    id: 'c1',
    instanceId: 'i1',
    action,
    target: { type: 'user', id: null, name: '', ...target },
    before: null,
    after: null,
    secrets: [],
    labels: {},
    grade: 'undoable',
    ...more,
  };
}

/** The update of a user from what is known of them. */
export function updateOf(session: Session, user: User, after: Values, secrets: string[] = []): Change {
  const current = session.valuesOf(user);
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, current[key] ?? null]));
  return changeOf('update-user', { id: user.id, name: user.handle }, { before, after, secrets });
}

/** Updates a user from what is known of them. */
export function update(session: Session, user: User, after: Values, secrets: Record<string, string> = {}) {
  return session.write(updateOf(session, user, after, Object.keys(secrets)), secrets);
}

/** The values of somebody who can be created. */
export const newcomer = (handle: string, more: Values = {}): Values => ({
  handle,
  email: `${handle}@example.com`,
  firstName: 'New',
  lastName: 'Comer',
  ...more,
});

/** The creation of a user. */
export function creationOf(values: Values, secrets: string[] = []): Change {
  return changeOf('create-user', { name: String(values.handle) }, { after: values, secrets });
}

/** Creates a user, without a password unless one is given. */
export function create(session: Session, values: Values, password?: string) {
  const secrets: Record<string, string> = password === undefined ? {} : { password };
  return session.write(creationOf(values, Object.keys(secrets)), secrets);
}

/** The deletion of a user. */
export const deletionOf = (user: User): Change =>
  changeOf('delete-user', { id: user.id, name: user.handle }, { grade: 'final' });

/** The server of `owner.one`, which `norm_user` shares, … */
export const OLIVE: ObjectRef = { type: 'server', id: '5896d455', name: 'Olive server' };
/** … and that of `owner.two`, which `user014` shares with permissions that are stored as an object. */
export const OTTO: ObjectRef = { type: 'server', id: 'e91cb60a', name: 'Otto server' };

/** The values of a right, as the service builds them; null for none. */
export function heldValues(permissions: readonly string[] | null): Values {
  return permissions === null ? { held: false } : { held: true, permissions: [...permissions] };
}

/** The change of a share from one list of permissions to another; null for no share. */
export function shareChange(
  user: User,
  about: ObjectRef,
  before: readonly string[] | null,
  after: readonly string[] | null,
): Change {
  const values = { before: heldValues(before), after: heldValues(after), about };
  return changeOf('set-object-right', { id: user.id, name: user.handle }, values);
}

/** What a user holds on a server, the own ones left out. */
export async function shareOf(session: Session, user: User, server: ObjectRef): Promise<RightValue | null> {
  const rights = valueIn(await session.listObjectRights(user.id));
  return rights.find(({ object, owner }) => !owner && object.id === server.id) ?? null;
}
