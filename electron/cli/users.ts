import { type Command, InvalidArgumentError, Option } from 'commander';
import type { WriteOptions } from './changes.ts';
import { collect, OF_CHANGES, withProfile, withWriting } from './options.ts';
import { addRightCommands } from './right-commands.ts';
import type { Run } from './run.ts';
import { addActionCommands } from './user-action-commands.ts';
import { type CommonOptions, type UserCommands, userCommands } from './user-commands.ts';
import { type CreateOptions, createUser } from './user-create.ts';
import { deleteUser } from './user-delete.ts';
import { type FindOptions, findUsers } from './user-find.ts';
import { type ListOptions, listUsers } from './user-list.ts';
import { showUser } from './user-show.ts';
import { type UpdateOptions, updateUser } from './user-update.ts';

const LINES = 'print one JSON object on each line';
const WHO = 'a handle, an e-mail address or an id';

/** Adds `users …`. */
export function addUserCommands(program: Command, run: Run): void {
  const users = userCommands(program.command('users').description('the accounts of an instance'), run);
  addReading(users);
  addWriting(users);
  addActionCommands(users);
  addRightCommands(users, 'user');
}

function addReading({ command, runOn }: UserCommands): void {
  command('list', 'list users as they arrive', LINES)
    .option('--search <text>', 'only users with this text in their handle, name or e-mail address', '')
    .option('--status <status>', 'only users in this state, such as active; may be repeated', collect, [])
    .option('--sort <column>', 'sort by a column, such as handle; -handle for the other direction', collect, [])
    .action((options: ListOptions & CommonOptions) =>
      runOn(options, (context, instance) => listUsers(context, instance, options)),
    );

  command('find', 'ask the server itself for users, without loading them all', LINES)
    .option('--handle <text>', 'what the server finds by handle')
    .option('--email <text>', 'what it finds by e-mail address')
    .option('--external-id <id>', 'the account with this id in another system')
    .option('--uuid <uuid>', 'what it finds by UUID')
    .option('--any <text>', 'what it finds in any field')
    .option('--set <field=value>', 'any other parameter of the search; may be repeated', collect, [])
    .option('--sort <order>', 'an order that the server knows')
    .option('--order <order>', 'the same, as some servers call it')
    .option('--include <what>', 'ask for more with each user, such as servers; may be repeated', collect, [])
    .option('--page <number>', 'which page; the first without', pageNumber)
    .addOption(new Option('--all', 'all pages, as they come').default(false).conflicts('page'))
    .action((options: FindOptions & CommonOptions) =>
      runOn(options, (context, instance) => findUsers(context, instance, options)),
    );

  command('get', 'show one user and why that user may do what', 'print one JSON object')
    .argument('<user>', WHO)
    .action((user: string, options: CommonOptions) =>
      runOn(options, (context, instance) => showUser(context, instance, user)),
    );
}

function addWriting({ command, runOn }: UserCommands): void {
  const make = command('create', 'create a user; a password is read or asked for, never given', OF_CHANGES);
  withProfile(withWriting(make))
    .addOption(
      new Option('--generate', 'generate a password and print it once').default(false).conflicts('passwordFromStdin'),
    )
    .option('--password-from-stdin', 'give a password where the server demands none', false)
    .option('--no-force-reset', 'do not ask for a new password at the first sign-in')
    .option('--group <group>', 'put the user into a group, by name or id; may be repeated', collect, [])
    .action((options: CreateOptions & CommonOptions) =>
      runOn(options, (context, instance) => createUser(context, instance, options)),
    );

  withProfile(withWriting(command('update', 'change a user', OF_CHANGES)))
    .argument('<user>', WHO)
    .addOption(new Option('--activate', 'let the user sign in again').conflicts('deactivate'))
    .option('--deactivate', 'stop the user from signing in')
    .option('--force-reset', 'ask for a new password at the next sign-in')
    .option('--add-group <group>', 'put the user into a group, by name or id; may be repeated', collect, [])
    .option('--remove-group <group>', 'take the user out of a group; may be repeated', collect, [])
    .option('--primary-group <group>', 'make a group the primary one; "none" for no primary group')
    .option('--administrator <level>', 'give an administrator level; "none" takes it away')
    .option('--clear <field>', 'empty a field; may be repeated', collect, [])
    .option('--password-from-stdin', 'set a new password, read from standard input')
    .action((user: string, options: UpdateOptions & CommonOptions) =>
      runOn(options, (context, instance) => updateUser(context, instance, user, options)),
    );

  withWriting(command('delete', 'delete a user; confirmed on the terminal', OF_CHANGES))
    .argument('<user>', WHO)
    .action((user: string, options: WriteOptions & CommonOptions) =>
      runOn(options, (context, instance) => deleteUser(context, instance, user, options)),
    );
}

function pageNumber(text: string): number {
  const page = Number(text);
  if (Number.isSafeInteger(page) && page > 0) return page;
  throw new InvalidArgumentError('Pages count from 1.');
}
