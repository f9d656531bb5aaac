import type { Intent, Values } from '../domain/change.ts';
import type { Connection } from '../domain/connection.ts';
import type { CapabilityId } from '../domain/description.ts';
import type { GroupSummary } from '../domain/group.ts';
import type { User } from '../domain/user.ts';
import { type ChangePlace, carryOut, placeAt, type WriteOptions } from './changes.ts';
import { chooseGroup, chooseUser } from './choose.ts';
import { UsageError } from './failures.ts';
import { emptyValues, readValues } from './field-values.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';
import { generatePassword, newPassword } from './secrets.ts';
import { type ProfileOptions, profileFields } from './user-profile.ts';

/** Options of `users update`. */
export interface UpdateOptions extends WriteOptions, ProfileOptions {
  activate?: boolean;
  deactivate?: boolean;
  forceReset?: boolean;
  addGroup: readonly string[];
  removeGroup: readonly string[];
  primaryGroup?: string;
  administrator?: string;
  passwordFromStdin?: boolean;
  set: readonly string[];
  clear: readonly string[];
}

/** Changes a user, or prints what that would be. */
export async function updateUser(
  context: CommandContext,
  instance: Connection,
  named: string,
  options: UpdateOptions,
): Promise<void> {
  const needed = neededCapabilities(options);
  const typed = [...profileFields(options), ...options.set];
  if (needed.length + typed.length + options.clear.length === 0) {
    throw new UsageError('Say what to change; see roster users update --help.');
  }
  const { client, signal } = context;
  const place = await placeAt(context, instance);
  for (const capability of needed) requireCapability(place, capability);
  const { description } = place;
  const user = await chooseUser(context, instance, description, named);
  const set: Values = {
    ...emptyValues(description.editFields, options.clear),
    ...(await readValues(context, place, description.editFields, typed)),
  };
  const groups = needsGroups(options) ? await client.groups.list({ instanceId: instance.id }, { signal }) : [];
  const password = options.passwordFromStdin ? await passwordFor(context, user, options) : null;
  await carryOut(context, place, intentFor(user, groups, place, options, set, password), options);
}

/** A dry run asks for none: any other stands in for it, and goes nowhere. */
function passwordFor(context: CommandContext, { handle }: User, { dryRun }: UpdateOptions): Promise<string> {
  return dryRun ? Promise.resolve(generatePassword(0)) : newPassword(context, handle);
}

function neededCapabilities(options: UpdateOptions): CapabilityId[] {
  const asked: [CapabilityId, boolean][] = [
    ['users.deactivate', Boolean(options.activate || options.deactivate)],
    ['users.force-reset', Boolean(options.forceReset)],
    ['users.groups', options.addGroup.length + options.removeGroup.length > 0],
    ['users.primary-group', options.primaryGroup !== undefined],
    ['users.administrator', options.administrator !== undefined],
    ['users.set-password', Boolean(options.passwordFromStdin)],
    ['users.profile', profileFields(options).length > 0],
  ];
  return asked.filter(([, wanted]) => wanted).map(([capability]) => capability);
}

function needsGroups({ addGroup, removeGroup, primaryGroup }: UpdateOptions): boolean {
  return addGroup.length + removeGroup.length > 0 || (primaryGroup !== undefined && primaryGroup !== 'none');
}

/** Membership goes out as the difference from what was seen, so that nobody else's edit is overwritten. */
function intentFor(
  user: User,
  groups: readonly GroupSummary[],
  { instance, description }: ChangePlace,
  options: UpdateOptions,
  given: Values,
  password: string | null,
): Intent {
  const set: Values = { ...given };
  const had = user.groups.map((group) => group.id);
  const expected: Values = 'groups' in set ? { groups: had } : {};
  const idsOf = (named: readonly string[]) => named.map((one) => chooseGroup(groups, one, instance).id);
  if (options.activate) set.active = true;
  if (options.deactivate) set.active = false;
  if (options.forceReset) set.forceReset = true;
  if (options.addGroup.length + options.removeGroup.length > 0) {
    const removed = idsOf(options.removeGroup);
    expected.groups = had;
    set.groups = [...new Set([...had, ...idsOf(options.addGroup)])].filter((id) => !removed.includes(id));
  }
  if (options.primaryGroup !== undefined) {
    set.primaryGroup = options.primaryGroup === 'none' ? null : (idsOf([options.primaryGroup])[0] ?? null);
  }
  if (options.administrator !== undefined)
    set.administrator = levelOf(options.administrator, description.administratorLevels);
  if (password !== null) set.password = password;
  return { action: 'update-user', userId: user.id, expected, set };
}

function levelOf(named: string, levels: readonly { id: string; label: string }[]): string | null {
  if (named === 'none') return null;
  const level = levels.find((one) => one.id === named || one.label === named);
  if (level) return level.id;
  throw new UsageError(
    `There is no administrator level "${named}". Levels: ${levels.map((one) => one.id).join(', ')}, none.`,
  );
}
