import type { Connection } from '../../domain/connection.ts';
import { fail } from '../../domain/failure.ts';
import type { Filters } from '../../domain/query.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { User } from '../../domain/user.ts';
import { administratorGrants, mayMakeAdministrators } from '../../domain/why/administrators.ts';
import { createExplainer, type Explainer, isUsable, serverTableOf } from '../../domain/why/explain.ts';
import type { Access, Grant } from '../../domain/why/grant.ts';
import {
  type HolderEntry,
  type Holders,
  type InstanceAdministrators,
  NAMED_ADMINISTRATORS,
} from '../../domain/why/holders.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import { drain } from '../directory/drain.ts';
import type { Instance, Instances } from './instances.ts';

/** Reads what explains permissions on an instance. With `mentions`, groups that it does not know yet are asked for anew. */
export async function openExplainer(instance: Instance, mentions: readonly User[] = []): Promise<Result<Explainer>> {
  const [description, kept] = await Promise.all([instance.description.get(), instance.groups.get()]);
  if (!description.ok) return description;
  if (!kept.ok) return kept;
  const known = new Set(kept.value.map(({ id }) => id));
  const isNew = mentions.some(({ groups }) => groups.some(({ id }) => !known.has(id)));
  if (!isNew || !description.value.capabilities['groups.list'].available) {
    return ok(createExplainer(description.value, kept.value));
  }
  instance.groups.drop();
  const groups = await instance.groups.get();
  return groups.ok ? ok(createExplainer(description.value, groups.value)) : groups;
}

/** Why one user may do what on an instance, single objects apart. */
export async function accessOf(instance: Instance, userId: string, signal?: AbortSignal): Promise<Result<Access>> {
  const { session } = instance;
  const [user, storedRoles] = await Promise.all([
    session.getUser(userId, signal),
    session.listStoredRoles(userId, signal),
  ]);
  if (!user.ok) return user;
  if (!storedRoles.ok) return storedRoles;
  const explainer = await openExplainer(instance, [user.value]);
  if (!explainer.ok) return explainer;
  const serverTable = serverTableOf(explainer.value, user.value);
  return ok({
    permissions: explainer.value.explain(user.value),
    storedRoles: storedRoles.value,
    usable: isUsable(user.value, explainer.value.description),
    ...(serverTable ? { serverTable } : {}),
  });
}

/**
 * Everybody who effectively holds a permission or a power, in batches with the counts so far. Reads those users of the
 * directory only whom a group, a level or the server's table gives it. Fails with `input-invalid` for a name that neither
 * the instance nor one of its groups knows.
 */
export async function* whoCan(
  instance: Instance,
  permission: string,
  signal?: AbortSignal,
): AsyncGenerator<Holders, Result<void>> {
  const opened = await openExplainer(instance);
  if (!opened.ok) return opened;
  const explainer = opened.value;
  if (!explainer.known.includes(permission)) {
    const sentence = instance.say('Nothing here is called {permission}.', { permission });
    return fail('input-invalid', {}, { fields: { permission: sentence } });
  }
  const counts = { found: 0, usable: 0 };
  const users = usersBy(instance, partsFor(explainer, permission), signal);
  for (let step = await users.next(); ; step = await users.next()) {
    if (step.done) {
      if (step.value.ok) yield { holders: [], ...counts, complete: true };
      return step.value;
    }
    const holders = step.value.map((user) => entryOf(explainer, user, explainer.grantsFor(user, permission)));
    counts.found += holders.length;
    counts.usable += holders.filter(({ usable }) => usable).length;
    if (holders.length > 0) yield { holders, ...counts, complete: false };
  }
}

/** The selections of the directory in which the holders of a permission are. */
function partsFor(explainer: Explainer, permission: string): Filters[] {
  if (explainer.description.defaults?.includes(permission)) return [{}];
  const [groups, administrator] = [[...explainer.groupsGiving(permission)], [...explainer.levelsGiving(permission)]];
  return [
    ...(groups.length > 0 ? [{ groups }] : []),
    ...(administrator.length > 0 ? [{ administrator }] : []),
    { permissions: [permission] },
  ];
}

/** The users of several selections, each once. */
async function* usersBy(
  { directory }: Pick<Instance, 'directory'>,
  parts: readonly Filters[],
  signal?: AbortSignal,
): AsyncGenerator<User[], Result<void>> {
  const seen = new Set<string>();
  for (const filters of parts) {
    const stream = directory.stream({ search: '', filters, sort: [] }, signal);
    for (let step = await stream.next(); ; step = await stream.next()) {
      if (step.done) {
        if (!step.value.ok) return step.value;
        break;
      }
      const users = step.value.filter(({ id }) => !seen.has(id));
      for (const { id } of users) seen.add(id);
      yield users;
    }
  }
  return ok(undefined);
}

function entryOf({ description }: Explainer, user: User, grants: Grant[]): HolderEntry {
  const { id, handle, name, administrator } = user;
  return { id, handle, name, administrator, usable: isUsable(user, description), grants };
}

/**
 * The administrators of some instances, each as soon as it and those before it are known; an instance that cannot be read
 * comes with its failure. `secret` serves a single instance only: it belongs to no other.
 */
export async function* administratorsOf(
  instances: Instances,
  connections: readonly Connection[],
  secret: string | null,
  signal?: AbortSignal,
): AsyncGenerator<InstanceAdministrators> {
  const own = connections.length === 1 ? secret : null;
  const read = async (connection: Connection) => {
    const opened = await instances.open(connection.id, own);
    const found = opened.ok ? await administratorsOn(opened.value, signal) : opened;
    if (opened.ok && own !== null) await opened.value.directory.close();
    const nobody = { administrators: [], found: 0, told: true };
    const known = found.ok ? found.value : { ...nobody, failure: found.failure };
    return { instanceId: connection.id, instance: connection.name, ...known };
  };
  for await (const one of inOrder(connections, IN_FLIGHT, read)) {
    if (signal?.aborted) return;
    yield one;
  }
}

type Known = Omit<InstanceAdministrators, 'instanceId' | 'instance'>;

async function administratorsOn(instance: Instance, signal?: AbortSignal): Promise<Result<Known>> {
  const opened = await openExplainer(instance);
  if (!opened.ok) return opened;
  const explainer = opened.value;
  const { administratorLevels, administratorPermissions, columns } = explainer.description;
  const byPermission = administratorPermissions?.flatMap((id) => partsFor(explainer, id));
  const parts = byPermission ?? [{ administrator: administratorLevels.map(({ id }) => id) }];
  const administrators: Known['administrators'] = [];
  let found = 0;
  const read = await drain(usersBy(instance, parts, signal), (users) => {
    for (const user of users) {
      const grants = administratorGrants(explainer, user);
      if (grants.length === 0) continue;
      found += 1;
      if (administrators.length >= NAMED_ADMINISTRATORS) continue;
      const makesAdministrators = mayMakeAdministrators(explainer, user);
      administrators.push({ ...entryOf(explainer, user, grants), makesAdministrators });
    }
  });
  const failure = read.ok ? null : read.failure;
  return ok({ administrators, found, told: columns.includes('administrator'), failure });
}
