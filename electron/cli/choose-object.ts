import type { Connection } from '../domain/connection.ts';
import type { Description, ObjectType } from '../domain/description.ts';
import { failure } from '../domain/failure.ts';
import type { ObjectRef } from '../domain/user.ts';
import { CommandFailure, printable, UsageError } from './failures.ts';
import type { CommandContext } from './run.ts';

/** The type of object with an id or a label. */
export function chooseType({ objectTypes }: Pick<Description, 'objectTypes'>, text: string): ObjectType {
  const type = objectTypes.find(({ id, label }) => id === text || label.toLowerCase() === text.toLowerCase());
  if (type) return type;
  throw new UsageError(`There is no type "${text}". ${knownIds('Types', objectTypes)}`);
}

/** The one object of a type with an id, else with a name; `present` ones are looked through before the server is asked. */
export async function chooseObject(
  { client, signal }: CommandContext,
  instance: Connection,
  type: ObjectType,
  text: string,
  present: readonly ObjectRef[] = [],
): Promise<ObjectRef> {
  const input = { instanceId: instance.id, type: type.id, search: text };
  const object = named(present, text) ?? named(await client.objects.list(input, { signal }), text);
  if (object) return object;
  throw new CommandFailure(failure('object-not-found', { object: `${type.id} ${text}`, instance: instance.name }));
}

/** The one with this id, else with this name; several with the same name are told apart by their ids only. */
function named(objects: readonly ObjectRef[], text: string): ObjectRef | null {
  const byId = objects.find(({ id }) => id === text);
  if (byId) return byId;
  const byName = objects.filter(({ name }) => name === text);
  if (byName.length < 2) return byName[0] ?? null;
  const ids = byName.map(({ id }) => id).join(', ');
  throw new UsageError(printable(`Several objects are called "${text}". Say which by its id: ${ids}.`));
}

/** The ids that could have been said, as a sentence. */
export function knownIds(what: string, things: readonly { id: string }[]): string {
  return printable(`${what}: ${things.map(({ id }) => id).join(', ') || 'none'}.`);
}
