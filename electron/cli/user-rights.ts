import type { Intent } from '../domain/change.ts';
import type { Connection } from '../domain/connection.ts';
import type { ObjectType } from '../domain/description.ts';
import type { ObjectRef, ObjectRight, RightValue, User } from '../domain/user.ts';
import { type ChangePlace, carryOut, placeAt, type WriteOptions } from './changes.ts';
import { chooseUser } from './choose.ts';
import { chooseObject, chooseType, knownIds } from './choose-object.ts';
import { printable, UsageError } from './failures.ts';
import { table } from './output.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';

/** What `users grant` and `users revoke` are about. */
export interface RightTarget {
  readonly user: string;
  readonly type: string;
  readonly object: string;
}

/** Options of `users grant` and `users revoke`. */
export interface RightOptions extends WriteOptions {
  level?: string;
  permission: readonly string[];
}

/** Prints what a user has on single objects. */
export async function listRights(context: CommandContext, instance: Connection, named: string): Promise<void> {
  const { client, output, json, signal } = context;
  const place = await placeAt(context, instance);
  const { description } = place;
  if (description.objectTypes.length === 0) requireCapability(place, 'users.object-rights');
  const user = await chooseUser(context, instance, description, named);
  const rights = await client.users.objectRights({ instanceId: instance.id, userId: user.id }, { signal });
  if (json) return output.line(JSON.stringify(rights));
  if (rights.length === 0) return output.line(printable(`${user.handle} has no rights on single objects.`));
  const rows = rights.map((right) => cells(description.objectTypes, right));
  for (const line of table(['TYPE', 'OBJECT', 'RIGHT', 'NOTE', 'ID'], rows)) await output.line(line);
}

function cells(types: readonly ObjectType[], { object, owner, level, permissions, note }: ObjectRight): string[] {
  const type = types.find(({ id }) => id === object.type);
  const levelName = type?.levels.find(({ id }) => id === level)?.label ?? level;
  const right = owner ? 'owner' : (levelName ?? (permissions.length > 0 ? permissions.join(', ') : 'yes'));
  return [object.type, object.name, right, note ?? '', object.id];
}

/** Gives a right on an object: its level, or permissions beside those that are held. */
export async function grantRight(
  context: CommandContext,
  instance: Connection,
  target: RightTarget,
  options: RightOptions,
): Promise<void> {
  const found = await find(context, instance, target);
  const { type, held } = found;
  if (!held && !type.canGrant) {
    throw new UsageError(
      printable(`No further rights of the type ${type.label} can be given here. ${type.explanation}`),
    );
  }
  const given = permissionsNamed(type, options.permission);
  const permissions = [...new Set([...(held?.permissions ?? []), ...given])];
  if (type.permissions.length > 0 && permissions.length === 0) {
    throw new UsageError(`Say what with --permission. ${knownIds('Permissions', type.permissions)}`);
  }
  await set(context, found, { level: levelFor(type, options.level, held), permissions }, options);
}

/** Takes a right on an object away, or only some of its permissions. */
export async function revokeRight(
  context: CommandContext,
  instance: Connection,
  target: RightTarget,
  options: RightOptions,
): Promise<void> {
  const found = await find(context, instance, target);
  const { held, type } = found;
  const taken = permissionsNamed(type, options.permission);
  const left = (held?.permissions ?? []).filter((id) => !taken.includes(id));
  const keeps = held !== null && taken.length > 0 && left.length > 0;
  await set(context, found, keeps ? { level: held.level, permissions: left } : null, options);
}

interface Found {
  readonly place: ChangePlace;
  readonly user: User;
  readonly type: ObjectType;
  readonly object: ObjectRef;
  /** What the user has there beside owning it; null: nothing. */
  readonly held: RightValue | null;
}

async function find(context: CommandContext, instance: Connection, target: RightTarget): Promise<Found> {
  const { client, signal } = context;
  const place = await placeAt(context, instance);
  requireCapability(place, 'users.object-rights');
  const type = chooseType(place.description, target.type);
  const user = await chooseUser(context, instance, place.description, target.user);
  const rights = await client.users.objectRights({ instanceId: instance.id, userId: user.id }, { signal });
  const present = rights.filter((right) => right.object.type === type.id);
  const objects = present.map((right) => right.object);
  const object = await chooseObject(context, instance, type, target.object, objects);
  const right = present.find((one) => !one.owner && one.object.id === object.id);
  const held = right ? { level: right.level, permissions: right.permissions } : null;
  return { place, user, type, object, held };
}

function levelFor({ levels }: ObjectType, wanted: string | undefined, held: RightValue | null): string | null {
  if (wanted === undefined) {
    if (held) return held.level;
    const [only] = levels;
    if (levels.length < 2) return only?.id ?? null;
    throw new UsageError(`Say how much with --level. ${knownIds('Levels', levels)}`);
  }
  const level = levels.find(({ id, label }) => id === wanted || label.toLowerCase() === wanted.toLowerCase());
  if (level) return level.id;
  throw new UsageError(`There is no level "${wanted}". ${knownIds('Levels', levels)}`);
}

function permissionsNamed({ permissions }: ObjectType, wanted: readonly string[]): string[] {
  return wanted.map((text) => {
    const permission = permissions.find(({ id, label }) => id === text || label.toLowerCase() === text.toLowerCase());
    if (permission) return permission.id;
    throw new UsageError(`There is no permission "${text}". ${knownIds('Permissions', permissions)}`);
  });
}

function set(
  context: CommandContext,
  { place, user, object, held }: Found,
  right: RightValue | null,
  options: WriteOptions,
): Promise<void> {
  const intent: Intent = { action: 'set-object-right', userId: user.id, object, expectedRight: held, right };
  return carryOut(context, place, intent, options);
}
