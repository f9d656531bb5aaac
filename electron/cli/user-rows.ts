import type { ColumnId, Description } from '../domain/description.ts';
import type { User } from '../domain/user.ts';
import { printable } from './failures.ts';
import { align } from './output.ts';
import type { CommandContext } from './run.ts';

interface Column {
  readonly heading: string;
  readonly least: number;
  cell(user: User): string;
}

/** Characters beyond which a long value no longer widens its column: it pushes its own row aside, and no other. */
const MOST = 40;

const ID: Column = { heading: 'ID', least: 0, cell: ({ id }) => id };

/** The columns that a terminal has room for, in their order. */
const COLUMNS: readonly (Column & { readonly id: ColumnId })[] = [
  { id: 'handle', heading: 'HANDLE', least: 20, cell: ({ handle }) => handle },
  { id: 'name', heading: 'NAME', least: 20, cell: ({ name }) => name ?? '' },
  { id: 'email', heading: 'E-MAIL', least: 26, cell: ({ email }) => email ?? '' },
  { id: 'status', heading: 'STATUS', least: 12, cell: ({ status }) => status },
  { id: 'administrator', heading: 'ADMINISTRATOR', least: 13, cell: ({ administrator }) => administrator ?? '' },
  { id: 'groups', heading: 'GROUPS', least: 24, cell: ({ groups }) => groups.map(({ name }) => name).join(', ') },
];

/**
 * Prints users as they come: with `--json` one object a line, else a table whose widths the first users set. `finish` tells
 * a person that there was nobody.
 */
export function createUserRows({ output, json, note }: CommandContext, { columns }: Pick<Description, 'columns'>) {
  const shown = [...COLUMNS.filter(({ id }) => columns.includes(id)), ID];
  const headings = shown.map(({ heading }) => heading);
  let widths: number[] | null = null;
  return {
    async print(users: readonly User[]): Promise<void> {
      const rows = json ? [] : users.map((user) => shown.map((column) => printable(column.cell(user))));
      if (widths === null && rows.length > 0) {
        widths = shown.map(({ heading, least }, at) =>
          Math.max(heading.length, least, ...rows.map((row) => Math.min(row[at]?.length ?? 0, MOST))),
        );
        await output.line(align(headings, widths));
      }
      const lines = json ? users.map((user) => JSON.stringify(user)) : rows.map((row) => align(row, widths ?? []));
      if (lines.length > 0) await output.line(lines.join('\n'));
    },
    finish(): void {
      if (!json && widths === null) note('No user was found.');
    },
  };
}
