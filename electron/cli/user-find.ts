import type { Connection } from '../domain/connection.ts';
import type { Field } from '../domain/description.ts';
import { placeAt } from './changes.ts';
import { pagesOnServer } from './choose.ts';
import { printable, UsageError } from './failures.ts';
import { initialValues, readValues } from './field-values.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';
import { createUserRows } from './user-rows.ts';

/** Options of `users find`. */
export interface FindOptions {
  handle?: string;
  email?: string;
  externalId?: string;
  uuid?: string;
  any?: string;
  sort?: string;
  order?: string;
  include: readonly string[];
  set: readonly string[];
  page?: number;
  all: boolean;
}

/** The parameters that an option may mean, the best first: servers call the same thing by several names. */
const MEANINGS = {
  handle: ['handle', 'find'],
  email: ['email'],
  externalId: ['externalIdExact', 'externalId'],
  uuid: ['uuid'],
  any: ['any', 'find'],
  sort: ['sort', 'order'],
  order: ['order', 'sort'],
} as const satisfies Partial<Record<keyof FindOptions, readonly string[]>>;

/** Asks the server itself for users, and prints a page of what it found, or all of it. */
export async function findUsers(context: CommandContext, instance: Connection, options: FindOptions): Promise<void> {
  const { client, output, signal, note } = context;
  const place = await placeAt(context, instance);
  const { description } = place;
  requireCapability(place, 'users.find-on-server');
  const fields = description.findFields;
  const typed = [...friendly(fields, options), ...options.set];
  const parameters = { ...initialValues(fields), ...(await readValues(context, place, fields, typed)) };
  const rows = createUserRows(context, description);
  if (options.all) {
    for await (const { users } of pagesOnServer(context, instance, parameters)) {
      await rows.print(users);
      if (output.isClosed) return;
    }
    return rows.finish();
  }
  const page = options.page ?? 1;
  const { users, expected } = await client.users.findOnServer(
    { instanceId: instance.id, parameters, page },
    { signal },
  );
  await rows.print(users);
  rows.finish();
  if (expected !== null && expected > users.length) {
    note(`This is page ${page}, with ${users.length} of ${expected} users. --page and --all show the others.`);
  }
}

/** The options for people as `field=value` of the parameters that this server has. */
function friendly(fields: readonly Field[], options: FindOptions): string[] {
  const typed = Object.entries(MEANINGS).flatMap(([option, keys]) => {
    const value = options[option as keyof typeof MEANINGS];
    if (value === undefined) return [];
    const field = keys.map((key) => fields.find((one) => one.key === key)).find((one) => one !== undefined);
    if (!field) throw new UsageError(unknown(fields, option));
    return [`${field.key}=${value}`];
  });
  const included = options.include.map((what) => {
    const flag = fields.find(({ key, type }) => key === what && type === 'flag');
    if (!flag) throw new UsageError(unknown(fields, what));
    return `${flag.key}=yes`;
  });
  return [...typed, ...included];
}

function unknown(fields: readonly Field[], what: string): string {
  const known = fields.map(({ key, label }) => `${key} (${label})`).join(', ');
  return printable(`This server cannot be asked for "${what}". It takes with --set: ${known}.`);
}
