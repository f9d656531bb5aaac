import type { Intent, Values } from '../domain/change.ts';
import type { CapabilityId } from '../domain/description.ts';
import type { Group, User } from '../domain/user.ts';
import { applyChanges, type ChangePlace, previewChanges, printApplied } from './changes.ts';
import { chooseGroups, chooseInstance, chooseUser } from './choose.ts';
import { UsageError } from './failures.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';
import { newPassword } from './secrets.ts';
import { whileUnlocked } from './unlock.ts';

/** Options of `users update`. */
export interface UpdateOptions {
  instance?: string;
  activate?: boolean;
  deactivate?: boolean;
  forceReset?: boolean;
  addGroup: readonly string[];
  removeGroup: readonly string[];
  primaryGroup?: string;
  administrator?: string;
  passwordFromStdin?: boolean;
  dryRun: boolean;
  unlock: boolean;
}

/** Changes a user, or prints what that would be. */
export async function updateUser(context: CommandContext, named: string, options: UpdateOptions): Promise<void> {
  const needed = neededCapabilities(options);
  if (needed.length === 0) throw new UsageError('Say what to change; see roster users update --help.');
  const { client, signal } = context;
  const instance = await chooseInstance(context, options.instance);
  const instanceId = instance.id;
  const description = await client.instances.describe({ instanceId }, { signal });
  const place: ChangePlace = { instance, description };
  for (const capability of needed) requireCapability(place, capability);
  const user = await chooseUser(context, instance, description, named);
  const groups = await client.groups.list({ instanceId }, { signal });
  const password = options.passwordFromStdin && !options.dryRun ? await newPassword(user.handle) : null;
  const intent = intentFor(user, groups, place, options, password);
  if (options.dryRun) return previewChanges(context, place, intent);
  const apply = () => applyChanges(context, place, intent);
  await printApplied(context, place, await whileUnlocked(context, instance, options.unlock, apply));
}

function neededCapabilities(options: UpdateOptions): CapabilityId[] {
  const asked: [CapabilityId, boolean][] = [
    ['users.deactivate', Boolean(options.activate || options.deactivate)],
    ['users.force-reset', Boolean(options.forceReset)],
    ['users.groups', options.addGroup.length + options.removeGroup.length > 0],
    ['users.primary-group', options.primaryGroup !== undefined],
    ['users.administrator', options.administrator !== undefined],
    ['users.set-password', Boolean(options.passwordFromStdin)],
  ];
  return asked.filter(([, wanted]) => wanted).map(([capability]) => capability);
}

/** Membership goes out as the difference from what was seen, so that nobody else's edit is overwritten. */
function intentFor(
  user: User,
  groups: readonly Group[],
  { instance, description }: ChangePlace,
  options: UpdateOptions,
  password: string | null,
): Intent {
  const set: Values = {};
  const expected: Values = {};
  const idsOf = (named: readonly string[]) => chooseGroups(groups, named, instance).map((group) => group.id);
  if (options.activate) set.active = true;
  if (options.deactivate) set.active = false;
  if (options.forceReset) set.forceReset = true;
  if (options.addGroup.length + options.removeGroup.length > 0) {
    const had = user.groups.map((group) => group.id);
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
