import type { Connection } from '../domain/connection.ts';
import type { ObjectType } from '../domain/description.ts';
import type { RightValue } from '../domain/user.ts';
import type { ObjectReach } from '../domain/why/grant.ts';
import type { ObjectHolder } from '../domain/why/object-holders.ts';
import { placeAt } from './changes.ts';
import { chooseUser } from './choose.ts';
import { chooseObject, chooseType } from './choose-object.ts';
import { printable } from './failures.ts';
import { grantWords, pathWords } from './grant-words.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';
import type { CommonOptions, UserCommands } from './user-commands.ts';

/** Adds `access objects|holders`. */
export function addObjectCommands({ command, runOn }: UserCommands): void {
  command('objects', 'list the single objects that a user reaches, and through what', 'print one JSON object')
    .argument('<user>', 'a handle, an e-mail address or an id')
    .action((user: string, options: CommonOptions) =>
      runOn(options, (context, instance) => listReached(context, instance, user)),
    );
  command('holders', 'list everybody who has something on one object, and through what', 'print one JSON object')
    .argument('<type>', 'a type of object, as users rights shows it')
    .argument('<object>', 'the id or the name of the object')
    .action((type: string, object: string, options: CommonOptions) =>
      runOn(options, (context, instance) => listHolders(context, instance, type, object)),
    );
}

async function listReached(context: CommandContext, instance: Connection, named: string): Promise<void> {
  const { client, output, json, signal, note } = context;
  const place = await placeAt(context, instance);
  const { objectTypes, administratorLevels } = place.description;
  if (objectTypes.length === 0) requireCapability(place, 'users.object-rights');
  const user = await chooseUser(context, instance, place.description, named);
  const reach = await client.access.objects({ instanceId: instance.id, userId: user.id }, { signal });
  if (json) return output.line(JSON.stringify(reach));
  for (const line of reachLines(reach, objectTypes)) await output.line(printable(line));
  const level = administratorLevels.find(({ id, grantsAll }) => grantsAll && id === user.administrator);
  if (level) note(`${user.handle} has the level ${level.label}, which reaches everything.`);
  if (!reach.complete) note('This server does not tell what lies inside of these objects.');
}

/** One line for each object and path: what the path gives there. */
function reachLines({ access, told }: ObjectReach, types: readonly ObjectType[]): string[] {
  const gives = new Map<string, string[]>();
  for (const { object, right, grants } of access) {
    for (const grant of grants) {
      const key = `${object.type} ${object.name} (${object.id}) ${grantWords(grant)}`;
      gives.set(key, [...(gives.get(key) ?? []), ...(right === null ? [] : [right])]);
    }
  }
  const levels = types.flatMap((type) => type.levels).map(({ id }) => id);
  const lines = [...gives].map(([path, rights]) => {
    // A level holds those below it.
    const highest = levels.findLast((id) => rights.includes(id));
    const others = rights.filter((id) => !levels.includes(id));
    return `${path}: ${[...(highest ? [highest] : []), ...others].join(', ') || 'yes'}`;
  });
  return [
    ...lines,
    ...told.map(
      ({ object, level }) => `${object.type} ${object.name} (${object.id}) as the server itself tells: ${level}`,
    ),
  ];
}

async function listHolders(context: CommandContext, instance: Connection, typeNamed: string, named: string) {
  const { client, output, json, signal, note } = context;
  const place = await placeAt(context, instance);
  if (place.description.objectTypes.length === 0) requireCapability(place, 'users.object-rights');
  const type = chooseType(place.description, typeNamed);
  const object = await chooseObject(context, instance, type, named);
  const found = await client.access.holders({ instanceId: instance.id, object }, { signal });
  if (json) return output.line(JSON.stringify(found));
  for (const group of found.groups) await output.line(printable(`the group ${group.name}: ${rightWords(group)}`));
  for (const holder of found.holders) await output.line(printable(holderLine(holder)));
  const shown = found.holders.length < found.found ? `, ${found.holders.length} of them shown` : '';
  note(`${found.found} ${found.found === 1 ? 'account has' : 'accounts have'} something on it${shown}.`);
}

function holderLine({ handle, usable, owner, grants, ...right }: ObjectHolder): string {
  const state = usable === null ? ' (cannot be seen here)' : usable ? '' : ' (cannot sign in)';
  return `${handle}${state}: ${owner ? 'owner' : rightWords(right)}, ${pathWords(grants)}`;
}

const rightWords = ({ level, permissions }: RightValue) => level ?? (permissions.join(', ') || 'yes');
