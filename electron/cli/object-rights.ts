import type { Intent } from '../domain/change.ts';
import type { Connection } from '../domain/connection.ts';
import type { ObjectType } from '../domain/description.ts';
import type { ObjectRef, ObjectRight, RightValue } from '../domain/user.ts';
import { type ChangePlace, carryOut, placeAt, type WriteOptions } from './changes.ts';
import { type ChosenHolder, chooseHolder, chooseUser } from './choose.ts';
import { chooseObject, chooseType, knownIds } from './choose-object.ts';
import { printable, UsageError } from './failures.ts';
import { table } from './output.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';

/** Who may be named: a user alone, or a group too, as `group:NAME`. */
export type Whose = 'user' | 'holder';

/** What `grant` and `revoke` are about. */
export interface RightTarget {
  readonly holder: string;
  readonly whose: Whose;
  readonly type: string;
  readonly object: string;
}

/** Options of `grant` and `revoke`. */
export interface RightOptions extends WriteOptions {
  level?: string;
  permission: readonly string[];
}

/** Prints what a user, or a group itself, has on single objects. */
export async function listRights(
  context: CommandContext,
  instance: Connection,
  { holder: named, whose }: Pick<RightTarget, 'holder' | 'whose'>,
): Promise<void> {
  const { output, json } = context;
  const place = await placeAt(context, instance);
  const { description } = place;
  if (description.objectTypes.length === 0) requireCapability(place, 'users.object-rights');
  const holder = await choose(context, place, named, whose);
  const rights = await rightsOf(context, instance, holder);
  if (json) return output.line(JSON.stringify(rights));
  if (rights.length === 0) return output.line(printable(`${holder.name} has no rights on single objects.`));
  const rows = rights.map((right) => cells(description.objectTypes, right));
  for (const line of table(['TYPE', 'OBJECT', 'RIGHT', 'NOTE', 'ID'], rows)) await output.line(line);
}

async function choose(
  context: CommandContext,
  { instance, description }: ChangePlace,
  named: string,
  whose: Whose,
): Promise<ChosenHolder> {
  if (whose === 'holder') return chooseHolder(context, instance, description, named);
  const { id, handle: name } = await chooseUser(context, instance, description, named);
  return { type: 'user', id, name };
}

function rightsOf(
  { client, signal }: CommandContext,
  { id: instanceId }: Connection,
  { type, id }: ChosenHolder,
): Promise<ObjectRight[]> {
  return type === 'user'
    ? client.users.objectRights({ instanceId, userId: id }, { signal })
    : client.groups.objectRights({ instanceId, groupId: id }, { signal });
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
  const { type, held, holder } = found;
  if (holder.type === 'group' && !type.forGroups) {
    throw new UsageError(printable(`Groups are given no rights of the type ${type.label} here.`));
  }
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
  readonly holder: ChosenHolder;
  readonly type: ObjectType;
  readonly object: ObjectRef;
  /** What the holder has there beside owning it; null: nothing. */
  readonly held: RightValue | null;
}

async function find(context: CommandContext, instance: Connection, target: RightTarget): Promise<Found> {
  const place = await placeAt(context, instance);
  requireCapability(place, 'users.object-rights');
  const type = chooseType(place.description, target.type);
  const holder = await choose(context, place, target.holder, target.whose);
  const rights = await rightsOf(context, instance, holder);
  const present = rights.filter((right) => right.object.type === type.id);
  const objects = present.map((right) => right.object);
  const object = await chooseObject(context, instance, type, target.object, objects);
  const right = present.find((one) => !one.owner && one.object.id === object.id);
  const held = right ? { level: right.level, permissions: right.permissions } : null;
  return { place, holder, type, object, held };
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
  { place, holder: { type, id }, object, held }: Found,
  right: RightValue | null,
  options: WriteOptions,
): Promise<void> {
  const holder = { type, id };
  const intent: Intent = { action: 'set-object-right', holder, object, expectedRight: held, right };
  return carryOut(context, place, intent, options);
}
