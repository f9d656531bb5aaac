import type { Connection } from '../domain/connection.ts';
import { COLUMNS, type ColumnId, type Description } from '../domain/description.ts';
import type { Sort } from '../domain/query.ts';
import { UsageError } from './failures.ts';
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
  const filters = status.length > 0 ? { status: [...status] } : {};
  const selection = { instanceId, search, filters, sort };
  // Lines of JSON hold everything, so that nothing is asked for first.
  const columns: Description['columns'] = json
    ? []
    : (await client.instances.describe({ instanceId }, { signal })).columns;
  const rows = createUserRows(context, { columns });
  for await (const users of await client.directory.stream(selection, { signal })) {
    await rows.print(users);
    if (output.isClosed) return;
  }
  rows.finish();
}

function readSort(typed: string): Sort {
  const descends = typed.startsWith('-');
  const name = descends ? typed.slice(1) : typed;
  const column = COLUMNS.find((one): one is ColumnId => one.toLowerCase() === name.toLowerCase());
  if (!column) throw new UsageError(`There is no column "${name}". Columns: ${COLUMNS.join(', ')}.`);
  return { column, direction: descends ? 'descending' : 'ascending' };
}
