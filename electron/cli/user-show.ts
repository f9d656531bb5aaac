import type { Grant, PermissionAccess } from '../domain/access.ts';
import type { User } from '../domain/user.ts';
import { chooseInstance, chooseUser } from './choose.ts';
import { table } from './output.ts';
import type { CommandContext } from './run.ts';

/** Prints one user and the reason for each effective permission. */
export async function showUser(context: CommandContext, named: string, options: { instance?: string }): Promise<void> {
  const { client, output, json, signal } = context;
  const instance = await chooseInstance(context, options.instance);
  const description = await client.instances.describe({ instanceId: instance.id }, { signal });
  const user = await chooseUser(context, instance, description, named);
  const access = await client.users.access({ instanceId: instance.id, userId: user.id }, { signal });
  if (json) return output.line(JSON.stringify({ ...user, access }));
  for (const line of table(['', ''], profile(user)).slice(1)) await output.line(line);
  const effective = access.permissions.filter((permission) => permission.grants.length > 0);
  await output.line(effective.length === 0 ? '\nNo permission is effective.' : '\nEffective permissions:');
  for (const line of table(['', ''], effective.map(reasons)).slice(1)) await output.line(line);
  if (access.storedRoles.length > 0) {
    await output.line(`\n${description.storedRoles?.title ?? 'Stored roles'}: ${access.storedRoles.join(', ')}`);
  }
}

function profile(user: User): string[][] {
  const groups = user.groups.map(({ id, name }) => (id === user.primaryGroup ? `${name} (primary)` : name));
  const rows: [string, string | null][] = [
    ['Handle', user.handle],
    ['Id', user.id],
    ['Name', user.name],
    ['E-mail', user.email],
    ['Status', user.status],
    ['Administrator', user.administrator ?? 'no'],
    ['Must reset password', user.mustResetPassword === null ? null : user.mustResetPassword ? 'yes' : 'no'],
    ['Groups', groups.join(', ') || 'none'],
    ['Created', user.created],
    ['Last seen', user.lastSeen],
    ['Password changed', user.passwordChanged],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null);
}

function reasons({ permission, grants }: PermissionAccess): string[] {
  return [`  ${permission}`, grants.map(reason).join('; ')];
}

function reason(grant: Grant): string {
  return grant.through === 'group' ? `through the group ${grant.name}` : `as administrator (${grant.name})`;
}
