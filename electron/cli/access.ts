import type { Command } from 'commander';
import type { Connection } from '../domain/connection.ts';
import type { Description } from '../domain/description.ts';
import { fillIn } from '../domain/failure.ts';
import { CANNOT_TEXTS } from '../domain/why/cannot.ts';
import type { Compared, Comparison } from '../domain/why/comparison.ts';
import type { HolderEntry } from '../domain/why/holders.ts';
import { addObjectCommands } from './access-objects.ts';
import { placeAt } from './changes.ts';
import { chooseGroup, chooseHolder, chooseInstance } from './choose.ts';
import { printable } from './failures.ts';
import { pathWords } from './grant-words.ts';
import { addRightCommands } from './right-commands.ts';
import type { CommandContext, Run } from './run.ts';
import { type CommonOptions, userCommands } from './user-commands.ts';

const LINES = 'print one JSON object on each line';
const ONE = 'print one JSON object';

/** Options of `access compare`. */
interface CompareOptions extends CommonOptions {
  objects: boolean;
  with?: string;
}

/** Adds `access …` and what of `groups …` tells who is where. */
export function addAccessCommands(program: Command, run: Run): void {
  const parent = program.command('access').description('who can do what, and why');
  const access = userCommands(parent, run);
  access
    .command('who-can', 'list everybody who effectively holds a permission', LINES)
    .argument('<permission>', 'the id of a permission, such as remove_file, or of a power of administrators')
    .action((permission: string, options: CommonOptions) =>
      access.runOn(options, (context, instance) => listHolders(context, instance, permission)),
    );
  addObjectCommands(access);
  addRightCommands(access, 'holder');
  access
    .command(
      'compare',
      'show what differs between two users or groups, and what would make the second like the first',
      ONE,
    )
    .argument('<a>', 'a handle, an e-mail address or an id; group:NAME for a group')
    .argument('<b>', 'the same, for the one that would be changed')
    .option('--with <name>', 'the instance of the second, where it is another one of the same kind')
    .option('--objects', 'compare rights on single objects too', false)
    .action((a: string, b: string, options: CompareOptions) =>
      access.runOn(options, (context, instance) => compare(context, instance, a, b, options)),
    );
  parent
    .command('administrators')
    .description('list the administrators of every saved instance')
    .option('--instance <name>', 'of one instance only')
    .option('--json', LINES, false)
    .action(({ instance, json }: { instance?: string; json: boolean }) =>
      run((context) => listAdministrators(context, instance), { json, secrets: 'read' }),
    );

  const groups = userCommands(program.command('groups').description('the groups of an instance'), run);
  groups
    .command('list', 'list groups with their permissions and the number of members', LINES)
    .action((options: CommonOptions) => groups.runOn(options, listGroups));
  groups
    .command('members', 'list the members of a group', LINES)
    .argument('<group>', 'a name or an id')
    .option('--search <text>', 'only members with this text in their handle', '')
    .action((group: string, options: CommonOptions & { search: string }) =>
      groups.runOn(options, (context, instance) => listMembers(context, instance, group, options.search)),
    );
}

async function listHolders(
  { client, output, json, signal, note }: CommandContext,
  { id: instanceId }: Connection,
  permission: string,
): Promise<void> {
  let [found, usable] = [0, 0];
  for await (const batch of await client.access.whoCan({ instanceId, permission }, { signal })) {
    [found, usable] = [batch.found, batch.usable];
    for (const holder of batch.holders) await output.line(json ? JSON.stringify(holder) : holderLine(holder));
    if (output.isClosed) return;
  }
  note(`${found} found, ${usable} of them with an account that can be used.`);
}

function holderLine({ handle, usable, grants }: HolderEntry): string {
  return printable(`${handle}${usable ? '' : ' (cannot sign in)'}: ${pathWords(grants)}`);
}

async function listAdministrators(context: CommandContext, named: string | undefined): Promise<void> {
  const { client, output, json, signal } = context;
  const instanceIds = named === undefined ? null : [(await chooseInstance(context, named)).id];
  for await (const one of await client.access.administrators({ instanceIds }, { signal })) {
    if (output.isClosed) return;
    if (json) {
      await output.line(JSON.stringify(one));
      continue;
    }
    await output.line(
      printable(`${one.instance}: ${one.failure ? one.failure.message : `${one.found} administrators`}`),
    );
    if (!one.told) await output.line('  The server does not tell administrator levels to this account.');
    for (const holder of one.administrators) await output.line(`  ${holderLine(holder)}`);
  }
}

async function compare(context: CommandContext, instance: Connection, a: string, b: string, options: CompareOptions) {
  const { client, output, json, signal } = context;
  const other = options.with === undefined ? instance : await chooseInstance(context, options.with);
  const request = {
    a: await comparedOn(context, instance, a),
    b: await comparedOn(context, other, b),
    objects: options.objects,
  };
  const comparison = await client.access.compare(request, { signal });
  if (json) return output.line(JSON.stringify(comparison));
  const { description } = await placeAt(context, other);
  for (const line of linesOf(comparison, description)) await output.line(printable(line));
}

async function comparedOn(context: CommandContext, instance: Connection, named: string): Promise<Compared> {
  const { description } = await placeAt(context, instance);
  const { type, id } = await chooseHolder(context, instance, description, named);
  return { instanceId: instance.id, type, id };
}

function linesOf({ a, b, differences, makeLike }: Comparison, { permissions, powers = [] }: Description): string[] {
  const label = (id: string) => [...permissions, ...powers].find((one) => one.id === id)?.label ?? id;
  const { onlyA, onlyB } = differences.permissions;
  const level = differences.administrator;
  const lines = [
    ...onlyA.map((id) => `Only ${a.name} holds: ${label(id)}`),
    ...onlyB.map((id) => `Only ${b.name} holds: ${label(id)}`),
    ...differences.groups.map((one) => `Group ${one.name}: ${side(one.a)} and ${side(one.b)}`),
    ...(level ? [`Administrator level: ${level.a ?? 'none'} and ${level.b ?? 'none'}`] : []),
    ...differences.rights.map(
      ({ object, a: first, b: second }) =>
        `${object.name}: ${first ? 'a right' : 'none'} and ${second ? 'a right' : 'none'}`,
    ),
  ];
  if (lines.length === 0) return ['Nothing differs.'];
  const steps = makeLike.intents.length;
  const likeness =
    steps === 0 ? [] : [`${steps} ${steps === 1 ? 'change' : 'changes'} would make ${b.name} like ${a.name}.`];
  return [
    ...lines,
    ...likeness,
    ...makeLike.cannot.map(({ code, name }) => fillIn(CANNOT_TEXTS[code], { name: label(name) })),
  ];
}

const side = (level: string | null) => (level === null ? 'not in it' : level || 'in it');

async function listGroups(
  { client, output, json, signal }: CommandContext,
  { id: instanceId }: Connection,
): Promise<void> {
  for (const group of await client.groups.list({ instanceId }, { signal })) {
    const { name, memberCount, permissions } = group;
    const text = `${name}: ${memberCount ?? 'an unknown number of'} members; ${permissions.join(', ') || 'no permissions'}`;
    await output.line(json ? JSON.stringify(group) : printable(text));
  }
}

const PAGE = 500;

async function listMembers(
  { client, output, json, signal }: CommandContext,
  instance: Connection,
  named: string,
  search: string,
): Promise<void> {
  const { id: instanceId } = instance;
  const group = chooseGroup(await client.groups.list({ instanceId }, { signal }), named, instance);
  for (let offset = 0; ; offset += PAGE) {
    const query = { instanceId, groupId: group.id, search, offset, limit: PAGE };
    const { members, matched } = await client.groups.members(query, { signal });
    for (const member of members) await output.line(json ? JSON.stringify(member) : printable(member.handle));
    if (output.isClosed || offset + PAGE >= matched) return;
  }
}
