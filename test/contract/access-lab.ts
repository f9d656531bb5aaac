import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Environment } from '../../electron/domain/connection.ts';
import type { Failure } from '../../electron/domain/failure.ts';
import type { Group, User } from '../../electron/domain/user.ts';
import { type Api as CoreApi, startCoreIn } from './core-lab.ts';

/** Everything that a face can call. */
export type Api = CoreApi;

const running: { close(): unknown }[] = [];

/** Ends everything that a test started; belongs into `afterEach`. */
export async function closeAccessLabs(): Promise<void> {
  for (const one of running.splice(0).reverse()) await one.close();
}

/** An emulator of a profile with a few accounts. */
export async function serve(profile: string, users = 40): Promise<Emulator> {
  const emulator = await startEmulator({ profile, users });
  running.push(emulator);
  return emulator;
}

/** A core of its own, as another person's computer has one; whoever sits there agrees to everything. */
export async function openCore(secret: string | null = null): Promise<Api> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roster-access-'));
  const { core, api } = await startCoreIn(folder, { secret });
  running.push({
    close: async () => {
      await core.close();
      rmSync(folder, { recursive: true });
    },
  });
  return api;
}

/** Saves an emulator as an instance, signed in as its administrator; answers with its id. */
export async function connect(
  api: Api,
  { origin, signIn }: Emulator,
  name = 'lab',
  environment: Environment = 'other',
): Promise<string> {
  const { method, handle, password, key, extraSecrets = {} } = signIn;
  const added = await api.instances.add({
    name,
    address: origin,
    environment,
    allowHttp: false,
    signIn: { method: method ?? 'password', handle: handle ?? '' },
    secret: password ?? key,
    extraSecrets,
  });
  return added.id;
}

/** One user of an instance by handle, as its server tells it now. */
export async function userOn(api: Api, instanceId: string, handle: string): Promise<User> {
  await api.directory.refresh({ instanceId });
  const asked = { instanceId, search: `handle:"${handle}"`, filters: {}, sort: [], offset: 0, limit: 50 };
  const { rows } = await api.directory.query(asked);
  const found = rows.find((one) => one.handle === handle);
  if (!found) throw new Error(`No user ${handle}`);
  return api.users.get({ instanceId, userId: found.id });
}

/** The group of a name, with its members. */
export async function groupOn(api: Api, instanceId: string, name: string) {
  const found = (await api.groups.list({ instanceId })).find((one) => one.name === name);
  if (!found) throw new Error(`No group ${name}`);
  return groupNow(api, instanceId, found.id);
}

/** A group as the server tells it now, with its first members; null for those that it does not tell. */
export async function groupNow(api: Api, instanceId: string, groupId: string): Promise<Group> {
  await api.directory.refresh({ instanceId });
  const found = (await api.groups.list({ instanceId })).find(({ id }) => id === groupId);
  if (!found) throw new Error(`No group ${groupId}`);
  const { memberCount, ...group } = found;
  const { members } = await api.groups.members({ instanceId, groupId, search: '', offset: 0, limit: 500 });
  return { ...group, members: memberCount === null ? null : members };
}

/** Everything that a stream brings. */
export async function collected<Value>(stream: Promise<AsyncIterable<Value>>): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of await stream) values.push(value);
  return values;
}

/** The failure of a call; null where it succeeds. */
export function failureOf(call: Promise<unknown>): Promise<Failure | null> {
  return call.then(
    () => null,
    (error: { data: Failure }) => error.data,
  );
}
