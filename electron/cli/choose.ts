import type { Values } from '../domain/change.ts';
import type { Connection } from '../domain/connection.ts';
import type { Description } from '../domain/description.ts';
import { failure } from '../domain/failure.ts';
import type { GroupSummary } from '../domain/group.ts';
import type { User } from '../domain/user.ts';
import { CommandFailure, failureBehind, printable, UsageError } from './failures.ts';
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

/** The user that a person names, by handle, e-mail address or else by id. */
export async function chooseUser(
  context: CommandContext,
  instance: Connection,
  description: Description,
  named: string,
): Promise<User> {
  const found = await lookUp(context, instance, description, named);
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

const isNamed = (user: User, named: string) => user.handle === named || user.email === named;

/** Asks the server itself where it can search, else looks through the directory. */
async function lookUp(
  context: CommandContext,
  instance: Connection,
  { capabilities, findFields }: Description,
  named: string,
): Promise<User | null> {
  const texts = findFields.filter((field) => field.type === 'text');
  const preferred = named.includes('@') ? 'email' : 'handle';
  const search = texts.find((field) => field.key === preferred) ?? texts[0];
  if (!capabilities['users.find-on-server'].available || !search) return findInDirectory(context, instance, named);
  // A server that looks among active or deactivated accounts only is asked once for each.
  const states = findFields.some(({ key, type }) => key === 'active' && type === 'flag') ? [true, false] : [];
  const flags = states.length > 0 ? states.map((active) => ({ active })) : [{}];
  for (const flag of flags) {
    const parameters = { [search.key]: named, ...flag };
    for await (const { users } of pagesOnServer(context, instance, parameters)) {
      const found = users.find((user) => isNamed(user, named));
      if (found) return found;
    }
  }
  return null;
}

/** The pages of a search on the server itself, up to the last one. `expected` is the server's total where it tells one. */
export async function* pagesOnServer(
  { client, signal }: CommandContext,
  { id: instanceId }: Connection,
  parameters: Values,
): AsyncGenerator<{ users: User[]; expected: number | null }> {
  let seen = 0;
  for (let page = 1; ; page += 1) {
    const found = await client.users.findOnServer({ instanceId, parameters, page }, { signal });
    yield found;
    seen += found.users.length;
    if (found.users.length === 0 || (found.expected !== null && seen >= found.expected)) return;
  }
}

async function findInDirectory(
  { client, signal }: CommandContext,
  { id: instanceId }: Connection,
  named: string,
): Promise<User | null> {
  const selection = { instanceId, search: '', filters: {}, sort: [] };
  for await (const users of await client.directory.stream(selection, { signal })) {
    const found = users.find((user) => isNamed(user, named));
    if (found) return found;
  }
  return null;
}

/** The group that a person names, by id or else by name; several with the same name are told apart by their ids only. */
export function chooseGroup(groups: readonly GroupSummary[], named: string, instance: Connection): GroupSummary {
  const byId = groups.find(({ id }) => id === named);
  if (byId) return byId;
  const [only, ...others] = groups.filter(({ name }) => name === named);
  if (!only) throw new CommandFailure(failure('group-not-found', { group: named, instance: instance.name }));
  if (others.length === 0) return only;
  const told = [only, ...others].map(({ id, memberCount }) =>
    memberCount === null ? id : `${id} (${memberCount} ${memberCount === 1 ? 'member' : 'members'})`,
  );
  throw new UsageError(printable(`Several groups are called "${named}". Say which by its id: ${told.join(', ')}.`));
}

/** Somebody who can have rights: an account or a group. */
export interface ChosenHolder {
  readonly type: 'user' | 'group';
  readonly id: string;
  readonly name: string;
}

const GROUP = 'group:';

/** The user or, as `group:NAME`, the group that a person names. */
export async function chooseHolder(
  context: CommandContext,
  instance: Connection,
  description: Description,
  named: string,
): Promise<ChosenHolder> {
  if (!named.startsWith(GROUP)) {
    const { id, handle: name } = await chooseUser(context, instance, description, named);
    return { type: 'user', id, name };
  }
  const { client, signal } = context;
  const groups = await client.groups.list({ instanceId: instance.id }, { signal });
  const { id, name } = chooseGroup(groups, named.slice(GROUP.length), instance);
  return { type: 'group', id, name };
}
