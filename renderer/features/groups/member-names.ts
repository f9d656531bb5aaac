import type { Intent } from '../../../electron/domain/change.ts';
import type { User } from '../../../electron/domain/user.ts';

/** Members that one intent can carry. */
export const MOST_MEMBERS = 5000;

/** What a list of handles and e-mail addresses names. Names keep the writing of the list. */
export interface FoundNames {
  /** Accounts that are meant, each once, by id. */
  readonly users: ReadonlyMap<string, string>;
  readonly unknown: readonly string[];
  /** Names that stand for several accounts, with their handles. */
  readonly ambiguous: readonly { readonly name: string; readonly handles: readonly string[] }[];
}

/** The names in a pasted text or a file: one a line, or parted by commas, semicolons, tabs or blanks; each once. */
export function namesIn(text: string): string[] {
  const names = text.split(/[\s,;]+/).map((name) => name.replace(/^["'<]+|["'>]+$/g, ''));
  const seen = new Map(names.filter((name) => name !== '').map((name) => [fold(name), name]));
  return [...seen.values()];
}

const fold = (text: string) => text.toLocaleLowerCase();

/** Looks names up among users that come in batches: a handle that matches exactly counts before any other match. */
export async function findNames(
  names: readonly string[],
  batches: AsyncIterable<readonly User[]>,
): Promise<FoundNames> {
  const wanted = new Map(names.map((name) => [fold(name), name]));
  const matches = new Map<string, User[]>();
  for await (const batch of batches) {
    for (const user of batch) {
      for (const key of new Set([fold(user.handle), fold(user.email ?? '')])) {
        if (wanted.has(key)) matches.set(key, [...(matches.get(key) ?? []), user]);
      }
    }
  }
  const users = new Map<string, string>();
  const unknown: string[] = [];
  const ambiguous: FoundNames['ambiguous'][number][] = [];
  for (const [key, name] of wanted) {
    const found = matches.get(key) ?? [];
    const exact = found.filter(({ handle }) => handle === name);
    const [only, ...others] = exact.length > 0 ? exact : found;
    if (!only) unknown.push(name);
    else if (others.length > 0) ambiguous.push({ name, handles: [only, ...others].map(({ handle }) => handle) });
    else users.set(only.id, only.handle);
  }
  return { users, unknown, ambiguous };
}

/** What puts users into a group or takes them out, as differences: nobody else's edit is undone. */
export function membersIntent(groupId: string, how: 'add' | 'remove', userIds: readonly string[]): Intent {
  const key = how === 'add' ? 'addMembers' : 'removeMembers';
  return { action: 'update-group', groupId, expected: {}, set: { [key]: [...userIds] } };
}
