import { type Command, Option } from 'commander';
import type { CommandContext } from './run.ts';
import { run } from './run.ts';
import { type CreateOptions, createUser } from './user-create.ts';
import { type ListOptions, listUsers } from './user-list.ts';
import { showUser } from './user-show.ts';
import { type UpdateOptions, updateUser } from './user-update.ts';

interface Common {
  instance?: string;
  json: boolean;
}

const UNLOCK = 'ask on the terminal to unlock a read-only instance for this run';
const collect = (value: string, earlier: readonly string[]) => [...earlier, value];

/** Adds `users list|get|create|update`. */
export function addUserCommands(program: Command): void {
  const users = program.command('users').description('the accounts of an instance');
  const command = (name: string, description: string, ofJson: string) =>
    users
      .command(name)
      .description(description)
      .option('--instance <name>', 'the name or id of a saved instance; not needed where there is only one')
      .option('--json', ofJson, false);
  const start = (options: Common, work: (context: CommandContext) => Promise<void>) =>
    run(work, { json: options.json, secrets: true });

  command('list', 'list users as they arrive', 'print one JSON object on each line')
    .option('--search <text>', 'only users with this text in their handle, name or e-mail address', '')
    .option('--status <status>', 'only users in this state, such as active; may be repeated', collect, [])
    .option('--sort <column>', 'sort by a column, such as handle; -handle for the other direction', collect, [])
    .action((options: ListOptions & Common) => start(options, (context) => listUsers(context, options)));

  command('get', 'show one user and why that user may do what', 'print one JSON object')
    .argument('<user>', 'a handle, or an id')
    .action((user: string, options: Common) => start(options, (context) => showUser(context, user, options)));

  command('create', 'create a user; the password comes from standard input or a question', 'print one JSON object')
    .requiredOption('--handle <handle>', 'the name to sign in with')
    .option('--generate', 'generate a password and print it once', false)
    .option('--no-force-reset', 'do not ask for a new password at the first sign-in')
    .option('--unlock', UNLOCK, false)
    .option('--group <group>', 'put the user into a group, by name or id; may be repeated', collect, [])
    .option('--dry-run', 'print what would be done, and send nothing', false)
    .action((options: CreateOptions & Common) => start(options, (context) => createUser(context, options)));

  command('update', 'change a user', 'print the changes as one JSON array')
    .argument('<user>', 'a handle, or an id')
    .addOption(new Option('--activate', 'let the user sign in again').conflicts('deactivate'))
    .option('--deactivate', 'stop the user from signing in')
    .option('--force-reset', 'ask for a new password at the next sign-in')
    .option('--add-group <group>', 'put the user into a group, by name or id; may be repeated', collect, [])
    .option('--remove-group <group>', 'take the user out of a group; may be repeated', collect, [])
    .option('--primary-group <group>', 'make a group the primary one; "none" for no primary group')
    .option('--administrator <level>', 'give an administrator level; "none" takes it away')
    .option('--unlock', UNLOCK, false)
    .option('--password-from-stdin', 'set a new password, read from standard input')
    .option('--dry-run', 'print what would be done, and send nothing', false)
    .action((user: string, options: UpdateOptions & Common) =>
      start(options, (context) => updateUser(context, user, options)),
    );
}
