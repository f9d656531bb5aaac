import type { Connection } from '../domain/connection.ts';
import type { Description } from '../domain/description.ts';
import type { User } from '../domain/user.ts';
import type { PermissionAccess } from '../domain/why/grant.ts';
import { placeAt } from './changes.ts';
import { chooseUser } from './choose.ts';
import { printable } from './failures.ts';
import { pathWords } from './grant-words.ts';
import { table } from './output.ts';
import type { CommandContext } from './run.ts';

/** Prints one user, what only this kind of server tells of accounts, and the reason for each effective permission. */
export async function showUser(context: CommandContext, instance: Connection, named: string): Promise<void> {
  const { client, output, json, signal } = context;
  const { description } = await placeAt(context, instance);
  const user = await chooseUser(context, instance, description, named);
  const access = await client.users.access({ instanceId: instance.id, userId: user.id }, { signal });
  if (json) return output.line(JSON.stringify({ ...user, access }));
  const rows = [...profile(user), ...attributes(user, description)];
  for (const line of table(['', ''], rows).slice(1)) await output.line(line);
  if (user.untouchable !== undefined) await output.line(`\n${printable(user.untouchable)}`);
  if (description.permissions.length > 0) {
    const effective = access.permissions.filter((permission) => permission.grants.length > 0);
    await output.line(effective.length === 0 ? '\nNo permission is effective.' : '\nEffective permissions:');
    for (const line of table(['', ''], effective.map(reasons)).slice(1)) await output.line(line);
  }
  if (access.storedRoles.length > 0) {
    const title = description.storedRoles?.title ?? 'Stored roles';
    await output.line(`\n${printable(`${title}: ${access.storedRoles.join(', ')}`)}`);
  }
}

function profile(user: User): string[][] {
  const groups = user.groups.map(({ id, name, level }) => {
    const notes = [level, id === user.primaryGroup ? 'primary' : undefined].filter((note) => note !== undefined);
    return notes.length > 0 ? `${name} (${notes.join(', ')})` : name;
  });
  const rows: [string, string | null][] = [
    ['Handle', user.handle],
    ['Id', user.id],
    ['Name', user.name],
    ['E-mail', user.email],
    ['Status', user.status || null],
    ['Administrator', user.administrator ?? 'no'],
    ['Must reset password', user.mustResetPassword === null ? null : user.mustResetPassword ? 'yes' : 'no'],
    ['Groups', groups.join(', ') || 'none'],
    ['Created', user.created],
    ['Last seen', user.lastSeen],
    ['Password changed', user.passwordChanged],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null);
}

function attributes(user: User, description: Description): string[][] {
  return description.attributes.flatMap(({ key, label }) => {
    const value = user.attributes[key] ?? null;
    if (value === null || value === '') return [];
    return [[label, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]];
  });
}

function reasons({ permission, grants }: PermissionAccess): string[] {
  return [`  ${permission}`, pathWords(grants)];
}
