import type { Connection } from '../domain/connection.ts';
import { COLUMNS, type ColumnId, type Description } from '../domain/description.ts';
import type { Sort } from '../domain/query.ts';
import { knownIds } from './choose-object.ts';
import { printable, UsageError } from './failures.ts';
import type { CommandContext } from './run.ts';
import { createUserRows } from './user-rows.ts';

/** Options of `users list`. */
export interface ListOptions {
  search: string;
  status: readonly string[];
  sort: readonly string[];
}

/** Prints users as they arrive. */
export async function listUsers(
  context: CommandContext,
  { id: instanceId }: Connection,
  { search, status, ...options }: ListOptions,
): Promise<void> {
  const { client, output, json, signal } = context;
  const sort = options.sort.map(readSort);
  // Lines of JSON hold everything, so that nothing is asked for first.
  const isAsked = !json || status.length > 0;
  const description = isAsked ? await client.instances.describe({ instanceId }, { signal }) : null;
  const filters = description && status.length > 0 ? { status: statusesNamed(description, status) } : {};
  const selection = { instanceId, search, filters, sort };
  const rows = createUserRows(context, { columns: description?.columns ?? [] });
  for await (const users of await client.directory.stream(selection, { signal })) {
    await rows.print(users);
    if (output.isClosed) return;
  }
  rows.finish();
}

/** A state that the server does not have would look like one in which nobody is. */
function statusesNamed({ server, statuses }: Description, named: readonly string[]): string[] {
  if (statuses.length === 0) throw new UsageError(`Accounts have no status on ${server.kindLabel}.`);
  return named.map((text) => {
    const wanted = text.toLowerCase();
    const status = statuses.find(({ id, label }) => id === text || label.toLowerCase() === wanted);
    if (status) return status.id;
    throw new UsageError(printable(`There is no status "${text}". ${knownIds('Statuses', statuses)}`));
  });
}

function readSort(typed: string): Sort {
  const descends = typed.startsWith('-');
  const name = descends ? typed.slice(1) : typed;
  const column = COLUMNS.find((one): one is ColumnId => one.toLowerCase() === name.toLowerCase());
  if (!column) throw new UsageError(`There is no column "${name}". Columns: ${COLUMNS.join(', ')}.`);
  return { column, direction: descends ? 'descending' : 'ascending' };
}
