import type { Connection } from '../domain/connection.ts';
import type { Description } from '../domain/description.ts';
import { failure } from '../domain/failure.ts';
import type { Group, User } from '../domain/user.ts';
import { CommandFailure, failureBehind, UsageError } from './failures.ts';
import type { CommandContext } from './run.ts';

/** The instance that `--instance` names, by name or id; without it the only one there is. */
export async function chooseInstance(
  { client, signal }: CommandContext,
  selector: string | undefined,
): Promise<Connection> {
  const instances = await client.instances.list({}, { signal });
  if (selector === undefined) {
    const [only] = instances;
    if (only && instances.length === 1) return only;
    throw new UsageError(
      only
        ? 'Say which instance with --instance NAME.'
        : 'There is no instance yet. Add one: roster instances add --help',
    );
  }
  const wanted = selector.toLowerCase();
  const chosen =
    instances.find((one) => one.id === selector) ?? instances.find((one) => one.name.toLowerCase() === wanted);
  if (!chosen) throw new CommandFailure(failure('instance-not-found', { instance: selector }));
  return chosen;
}

/** The user that a person names, by handle or else by id. */
export async function chooseUser(
  context: CommandContext,
  instance: Connection,
  description: Description,
  named: string,
): Promise<User> {
  const found = await findByHandle(context, instance, description, named);
  if (found) return readUser(context, instance, found.id, named);
  return readUser(context, instance, named, named);
}

async function readUser(
  { client, signal }: CommandContext,
  instance: Connection,
  userId: string,
  named: string,
): Promise<User> {
  try {
    return await client.users.get({ instanceId: instance.id, userId }, { signal });
  } catch (error) {
    // The server may refuse a text as an id with words of its own; to whoever typed it, there is no such user.
    const code = failureBehind(error, signal)?.code;
    if (code !== 'user-not-found' && code !== 'input-invalid') throw error;
    throw new CommandFailure(failure('user-not-found', { user: named, instance: instance.name }));
  }
}

/** Asks the server itself where it can search, else looks through the directory. */
async function findByHandle(
  context: CommandContext,
  instance: Connection,
  { capabilities, findFields }: Description,
  handle: string,
): Promise<User | null> {
  const search = findFields.find((field) => field.type === 'text');
  if (!capabilities['users.find-on-server'].available || !search) return findInDirectory(context, instance, handle);
  // A server that looks among active or deactivated accounts only is asked once for each.
  const flags = findFields.filter((field) => field.type === 'flag').map((field) => field.key);
  for (const switches of combinations(flags)) {
    const found = await findOnServer(context, instance, { [search.key]: handle, ...switches }, handle);
    if (found) return found;
  }
  return null;
}

function combinations(flags: readonly string[]): Record<string, boolean>[] {
  return flags.reduce<Record<string, boolean>[]>(
    (all, flag) => all.flatMap((one) => [true, false].map((value) => ({ ...one, [flag]: value }))),
    [{}],
  );
}

async function findOnServer(
  { client, signal }: CommandContext,
  { id: instanceId }: Connection,
  parameters: Record<string, string | boolean>,
  handle: string,
): Promise<User | null> {
  let seen = 0;
  for (let page = 1; ; page += 1) {
    const { users, expected } = await client.users.findOnServer({ instanceId, parameters, page }, { signal });
    const found = users.find((user) => user.handle === handle);
    seen += users.length;
    if (found) return found;
    if (users.length === 0 || (expected !== null && seen >= expected)) return null;
  }
}

async function findInDirectory(
  { client, signal }: CommandContext,
  { id: instanceId }: Connection,
  handle: string,
): Promise<User | null> {
  const selection = { instanceId, search: handle, filters: {}, sort: [] };
  for await (const users of await client.directory.stream(selection, { signal })) {
    const found = users.find((user) => user.handle === handle);
    if (found) return found;
  }
  return null;
}

/** The groups that a person names, by name or id. */
export function chooseGroups(groups: readonly Group[], named: readonly string[], instance: Connection): Group[] {
  return named.map((text) => {
    const group = groups.find((one) => one.id === text) ?? groups.find((one) => one.name === text);
    if (!group) throw new CommandFailure(failure('group-not-found', { group: text, instance: instance.name }));
    return group;
  });
}
