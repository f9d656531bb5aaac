import type { NamedUsers, NamesQuery } from '../../domain/group.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Group, User } from '../../domain/user.ts';
import { drain } from '../directory/drain.ts';
import type { Instance } from './instances.ts';

/**
 * Whom a list of handles and e-mail addresses names, and in which of some groups they are. Loads the directory where it
 * was never loaded. Fails as reading the directory or the groups does.
 */
export async function namedUsers(
  { directory, groups }: Pick<Instance, 'directory' | 'groups'>,
  { names, groupIds }: NamesQuery,
  signal?: AbortSignal,
): Promise<Result<NamedUsers>> {
  const known = await groups.get();
  if (!known.ok) return known;
  const search = createNameSearch(names);
  const told = await drain(directory.stream({ search: '', filters: {}, sort: [] }, signal), search.take);
  if (!told.ok) return told;
  const wanted = new Set(groupIds);
  const { users, ...rest } = search.result();
  const inGroups = groupsByUser(
    known.value.filter(({ id }) => wanted.has(id)),
    new Set(users.map(({ id }) => id)),
  );
  return ok({ ...rest, users: users.map((user) => ({ ...user, groupIds: inGroups.get(user.id) ?? [] })) });
}

function groupsByUser(groups: readonly Group[], userIds: ReadonlySet<string>): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id: groupId, members } of groups) {
    for (const { id } of members ?? []) {
      if (!userIds.has(id)) continue;
      const own = found.get(id);
      if (own) own.push(groupId);
      else found.set(id, [groupId]);
    }
  }
  return found;
}

/** Looks names up among users that come in batches. */
export interface NameSearch {
  take(users: readonly User[]): void;
  /** Users by id and handle, each once. */
  result(): Omit<NamedUsers, 'users'> & { readonly users: Pick<User, 'id' | 'handle'>[] };
}

const fold = (text: string) => text.toLowerCase();

/** Without regard to case; a handle that matches exactly counts before any other match. */
export function createNameSearch(names: readonly string[]): NameSearch {
  const wanted = new Map(names.map((name) => [fold(name), name]));
  const matches = new Map<string, Pick<User, 'id' | 'handle'>[]>();

  function note(key: string, { id, handle }: User) {
    const found = matches.get(key);
    if (found) found.push({ id, handle });
    else matches.set(key, [{ id, handle }]);
  }

  return {
    take(users) {
      for (const user of users) {
        const handle = fold(user.handle);
        const email = user.email === null ? '' : fold(user.email);
        if (wanted.has(handle)) note(handle, user);
        if (email !== handle && wanted.has(email)) note(email, user);
      }
    },
    result() {
      const users = new Map<string, string>();
      const unknown: string[] = [];
      const ambiguous: NamedUsers['ambiguous'] = [];
      for (const [key, name] of wanted) {
        const found = matches.get(key) ?? [];
        const exact = found.filter(({ handle }) => handle === name);
        const [only, ...others] = exact.length > 0 ? exact : found;
        if (!only) unknown.push(name);
        else if (others.length > 0) ambiguous.push({ name, handles: [only, ...others].map(({ handle }) => handle) });
        else users.set(only.id, only.handle);
      }
      return { users: [...users].map(([id, handle]) => ({ id, handle })), unknown, ambiguous };
    },
  };
}
