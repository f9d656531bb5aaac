import type { Intent, Values } from '../domain/change.ts';
import type { Description } from '../domain/description.ts';
import { applyChanges, type ChangePlace, previewChanges, printApplied, throwFailureOf } from './changes.ts';
import { chooseGroups, chooseInstance } from './choose.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';
import { generatePassword, newPassword } from './secrets.ts';
import { whileUnlocked } from './unlock.ts';

/** Options of `users create`. */
export interface CreateOptions {
  instance?: string;
  handle: string;
  generate: boolean;
  forceReset: boolean;
  group: readonly string[];
  dryRun: boolean;
  unlock: boolean;
}

/** Creates a user, or prints what that would be. A generated password is printed this once. */
export async function createUser(context: CommandContext, options: CreateOptions): Promise<void> {
  const { client, output, json, signal } = context;
  const instance = await chooseInstance(context, options.instance);
  const instanceId = instance.id;
  const description = await client.instances.describe({ instanceId }, { signal });
  const place: ChangePlace = { instance, description };
  requireCapability(place, 'users.create');
  const groups = options.group.length > 0 ? await client.groups.list({ instanceId }, { signal }) : [];
  const set: Values = { handle: options.handle };
  if (hasField(description, 'forceReset')) set.forceReset = options.forceReset;
  if (options.group.length > 0) set.groups = chooseGroups(groups, options.group, instance).map((group) => group.id);
  if (options.dryRun) return previewChanges(context, place, intentOf(set));

  const password = options.generate ? generatePassword(leastLength(description)) : await newPassword(options.handle);
  const apply = () => applyChanges(context, place, intentOf({ ...set, password }));
  const applied = await whileUnlocked(context, instance, options.unlock, apply);
  const created = applied[0]?.outcome === 'done';
  if (json) {
    const shown = options.generate && created ? { password } : {};
    await output.line(JSON.stringify({ id: applied[0]?.change.target.id ?? null, ...shown, changes: applied }));
    throwFailureOf(applied);
    return;
  }
  // A password that nobody else knows must not be lost because a later change failed.
  if (options.generate && created) await output.line(`Password, shown only now: ${password}`);
  await printApplied(context, place, applied);
}

function intentOf(set: Values): Intent {
  return { action: 'create-user', set };
}

function hasField({ createFields }: Description, key: string): boolean {
  return createFields.some((field) => field.key === key);
}

function leastLength({ createFields }: Description): number {
  return createFields.find((field) => field.type === 'password')?.rules.minimumLength ?? 0;
}
