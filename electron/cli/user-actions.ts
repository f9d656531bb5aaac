import type { Connection } from '../domain/connection.ts';
import type { Field, UserAction } from '../domain/description.ts';
import { placeAt } from './changes.ts';
import { chooseUser } from './choose.ts';
import { printable } from './failures.ts';
import { table } from './output.ts';
import type { CommandContext } from './run.ts';

/** Prints what the instance can do to an account beyond editing it; with a user, what makes sense for that one. */
export async function listActions(
  context: CommandContext,
  instance: Connection,
  named: string | undefined,
): Promise<void> {
  const { output, json } = context;
  const { description } = await placeAt(context, instance);
  const user = named === undefined ? null : await chooseUser(context, instance, description, named);
  const actions = description.userActions.filter(({ statuses }) => {
    return user === null || statuses === null || statuses.includes(user.status);
  });
  if (json) return output.line(JSON.stringify(actions));
  if (actions.length === 0) {
    const whom = user ? `for ${user.handle}` : 'for the accounts';
    return output.line(printable(`${instance.name} has no actions ${whom} beyond editing them.`));
  }
  for (const action of actions) for (const line of linesOf(action)) await output.line(line);
}

function linesOf({ id, label, help, fields, statuses }: UserAction): string[] {
  const when = statuses === null ? '' : ` (${statuses.join(', ')})`;
  const rows = table(['', '', ''], fields.map(fieldCells)).slice(1);
  return [printable(`${id}: ${label}${when}`), printable(`  ${help}`), ...rows, ''];
}

function fieldCells({ key, label, help, type, choices, rules }: Field): string[] {
  const needed = rules.required ? `${label} (needed)` : label;
  return [`  ${typedAs(key, type, choices)}`, needed, help ?? ''];
}

function typedAs(key: string, type: Field['type'], choices: Field['choices']): string {
  if (type === 'password') return `--with ${key}`;
  if (type === 'flag') return `--set ${key}=yes`;
  if (type === 'choice') return `--set ${key}=${choices.map(({ value }) => value).join('|')}`;
  return `--set ${key}=<${type}>`;
}
