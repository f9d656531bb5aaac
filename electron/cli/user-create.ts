import type { Values } from '../domain/change.ts';
import type { Connection } from '../domain/connection.ts';
import type { Field } from '../domain/description.ts';
import { makeChanges, placeAt, printResults, type WriteOptions } from './changes.ts';
import { UsageError } from './failures.ts';
import { initialValues, readValues, requireFields } from './field-values.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';
import { generatePassword, newPassword } from './secrets.ts';
import { type ProfileOptions, profileFields } from './user-profile.ts';

/** Options of `users create`. */
export interface CreateOptions extends WriteOptions, ProfileOptions {
  generate: boolean;
  passwordFromStdin: boolean;
  forceReset: boolean;
  group: readonly string[];
  set: readonly string[];
}

/** Creates a user, or prints what that would be. A generated password is printed this once. */
export async function createUser(context: CommandContext, instance: Connection, options: CreateOptions): Promise<void> {
  const place = await placeAt(context, instance);
  requireCapability(place, 'users.create');
  const { createFields: fields, editFields } = place.description;
  const typed = [...profileFields(options), ...options.set];
  // What the server does not take at once is set right after, so that the form for editing counts too.
  const known = [...fields, ...editFields.filter(({ key }) => !fields.some((one) => one.key === key))];
  const set: Values = { ...initialValues(fields), ...(await readValues(context, place, known, typed)) };
  if (has(fields, 'forceReset') && !options.forceReset) set.forceReset = false;
  if (options.group.length > 0) {
    requireCapability(place, 'users.groups');
    const named = options.group.map((group) => `groups=${group}`);
    Object.assign(set, await readValues(context, place, known, named));
  }
  requireFields(fields, set);
  const password = options.dryRun ? null : await passwordFor(context, fields, set, options);
  if (password !== null) set.password = password;
  const carried = await makeChanges(context, place, { action: 'create-user', set }, options);
  const [creation] = carried.results;
  // A password that nobody else knows must not be lost because a later change failed.
  const shown = options.generate && password !== null && creation?.outcome === 'done' ? { password } : {};
  if (shown.password && !context.json) await context.output.line(`Password, shown only now: ${shown.password}`);
  await printResults(context, place, carried, { id: creation?.change.target.id ?? null, ...shown });
}

/** Asked for where the server demands one; else only where somebody wants to give one. */
async function passwordFor(
  context: CommandContext,
  fields: readonly Field[],
  set: Values,
  options: CreateOptions,
): Promise<string | null> {
  const field = fields.find(({ type }) => type === 'password');
  const isWanted = options.generate || options.passwordFromStdin;
  if (!field) {
    if (isWanted) throw new UsageError('This server takes no password for a new account.');
    return null;
  }
  if (options.generate) return generatePassword(field.rules.minimumLength ?? 0);
  return field.rules.required || isWanted ? newPassword(context, String(set.handle ?? set.email ?? '')) : null;
}

function has(fields: readonly Field[], wanted: string): boolean {
  return fields.some(({ key }) => key === wanted);
}
