import { COLUMNS, type ColumnId } from '../domain/description.ts';
import type { Sort } from '../domain/query.ts';
import type { User } from '../domain/user.ts';
import { chooseInstance } from './choose.ts';
import { printable, UsageError } from './failures.ts';
import { align } from './output.ts';
import type { CommandContext } from './run.ts';

/** Options of `users list`. */
export interface ListOptions {
  instance?: string;
  search: string;
  status: readonly string[];
  sort: readonly string[];
}

const HEADINGS = ['HANDLE', 'STATUS', 'ADMINISTRATOR', 'GROUPS', 'ID'];
const LEAST_WIDTHS = [20, 12, 13, 24, 0];

/** Prints users as they arrive: with `--json` one object a line, else a table whose widths the first users set. */
export async function listUsers(context: CommandContext, options: ListOptions): Promise<void> {
  const { client, output, json, signal } = context;
  const sort = options.sort.map(readSort);
  const instance = await chooseInstance(context, options.instance);
  const filters = options.status.length > 0 ? { status: [...options.status] } : {};
  const selection = { instanceId: instance.id, search: options.search, filters, sort };
  let widths: number[] | null = null;
  for await (const users of await client.directory.stream(selection, { signal })) {
    const rows = json ? [] : users.map(cells);
    if (!json && widths === null) {
      widths = widthsFor(rows);
      await output.line(align(HEADINGS, widths));
    }
    const lines = json ? users.map((user) => JSON.stringify(user)) : rows.map((row) => align(row, widths ?? []));
    if (lines.length > 0) await output.line(lines.join('\n'));
    if (output.isClosed) return;
  }
}

function cells({ id, handle, status, administrator, groups }: User): string[] {
  const names = groups.map((group) => group.name).join(', ');
  return [handle, status, administrator ?? '', names, id].map(printable);
}

function widthsFor(rows: readonly (readonly string[])[]): number[] {
  return HEADINGS.map((heading, column) =>
    Math.max(heading.length, LEAST_WIDTHS[column] ?? 0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
}

function readSort(typed: string): Sort {
  const descends = typed.startsWith('-');
  const name = descends ? typed.slice(1) : typed;
  const column = COLUMNS.find((one): one is ColumnId => one.toLowerCase() === name.toLowerCase());
  if (!column) throw new UsageError(`There is no column "${name}". Columns: ${COLUMNS.join(', ')}.`);
  return { column, direction: descends ? 'descending' : 'ascending' };
}
