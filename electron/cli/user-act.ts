import type { Values } from '../domain/change.ts';
import type { Connection } from '../domain/connection.ts';
import type { UserAction } from '../domain/description.ts';
import type { User } from '../domain/user.ts';
import { type ChangePlace, carryOut, placeAt, type WriteOptions } from './changes.ts';
import { chooseUser } from './choose.ts';
import { type CommandFailure, UsageError } from './failures.ts';
import { initialValues, readValues, requireFields, secretValues } from './field-values.ts';
import { notSupported, requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';

/** Options of `users act`: the fields of the action's form, and which of its secrets are given. */
export interface ActOptions extends WriteOptions {
  set: readonly string[];
  with: readonly string[];
}

/** Options of `users merge`. */
export interface MergeOptions extends ActOptions {
  into?: string;
  newOwner?: string;
  redirect: boolean;
  withToken: boolean;
}

/** Verbs that people expect, whatever an instance calls them. */
export type Verb = 'setup' | 'activate' | 'deactivate';

/** Does one of the instance's own actions to a user, or prints what that would be. */
export async function actOnUser(
  context: CommandContext,
  instance: Connection,
  named: string,
  actionId: string,
  options: ActOptions,
): Promise<void> {
  const place = await placeAt(context, instance);
  const action = actionOf(place, actionId);
  if (!action) throw noSuchAction(place, actionId);
  await act(context, place, await chooseUser(context, instance, place.description, named), action, options);
}

/** Sets up, activates or deactivates: by the action of that name, else by the state that editing sets. */
export async function doVerb(
  context: CommandContext,
  instance: Connection,
  named: string,
  verb: Verb,
  options: ActOptions,
): Promise<void> {
  const place = await placeAt(context, instance);
  const action = actionOf(place, verb);
  if (!action && verb === 'setup') throw noSuchAction(place, verb);
  if (!action) requireCapability(place, 'users.deactivate');
  const user = await chooseUser(context, instance, place.description, named);
  if (action) return act(context, place, user, action, options);
  if (options.set.length > 0) throw new UsageError(`Here users ${verb} takes no fields.`);
  const set: Values = { active: verb === 'activate' };
  await carryOut(context, place, { action: 'update-user', userId: user.id, expected: {}, set }, options);
}

/** Merges an account into another one. */
export async function mergeUsers(
  context: CommandContext,
  instance: Connection,
  named: string,
  { into, newOwner, redirect, withToken, ...options }: MergeOptions,
): Promise<void> {
  const place = await placeAt(context, instance);
  requireCapability(place, 'users.merge');
  const action = actionOf(place, 'merge');
  if (!action) throw noSuchAction(place, 'merge');
  const user = await chooseUser(context, instance, place.description, named);
  const set = [
    ...(into === undefined ? [] : [`into=${into}`]),
    ...(newOwner === undefined ? [] : [`newOwner=${newOwner}`]),
    ...(redirect ? ['redirect=yes'] : []),
    ...options.set,
  ];
  const secrets = withToken ? ['token', ...options.with] : options.with;
  await act(context, place, user, action, { ...options, set, with: secrets });
}

async function act(
  context: CommandContext,
  place: ChangePlace,
  user: User,
  { id: userAction, fields }: UserAction,
  { set: typed, with: named, ...options }: ActOptions,
): Promise<void> {
  const open = { ...initialValues(fields), ...(await readValues(context, place, fields, typed)) };
  requireFields(fields, open);
  const secrets = options.dryRun ? {} : await secretValues(context, fields, named);
  const set = { ...open, ...secrets };
  await carryOut(context, place, { action: 'act-on-user', userId: user.id, userAction, set }, options);
}

function actionOf({ description }: ChangePlace, id: string): UserAction | undefined {
  return description.userActions.find((one) => one.id === id);
}

function noSuchAction({ description }: ChangePlace, what: string): CommandFailure {
  const { server, userActions } = description;
  const known = userActions.map(({ id }) => id).join(', ');
  const instead = known === '' ? 'It has no actions beyond editing an account.' : `It has these actions: ${known}.`;
  return notSupported(server, what, instead);
}
