import type { Command } from 'commander';
import { collect, OF_CHANGES, withWriting } from './options.ts';
import { type ActOptions, actOnUser, doVerb, type MergeOptions, mergeUsers, type Verb } from './user-act.ts';
import { listActions } from './user-actions.ts';
import type { CommonOptions, UserCommands } from './user-commands.ts';

const VERBS: Record<Verb, string> = {
  setup: 'set up an account, as the instance does it',
  activate: 'let a user sign in again',
  deactivate: 'stop a user from signing in, as the instance does it',
};

/** Adds `users actions|act|merge` and the verbs. */
export function addActionCommands({ command, runOn }: UserCommands): void {
  command('actions', 'list what can be done to an account beyond editing it', 'print one JSON array')
    .argument('[user]', 'only what makes sense for this user')
    .action((user: string | undefined, options: CommonOptions) =>
      runOn(options, (context, instance) => listActions(context, instance, user)),
    );

  withForm(command('act', 'do something to an account that users actions lists', OF_CHANGES))
    .argument('<user>', 'a handle, an e-mail address or an id')
    .argument('<action>', 'the name of the action')
    .action((user: string, action: string, options: ActOptions & CommonOptions) =>
      runOn(options, (context, instance) => actOnUser(context, instance, user, action, options)),
    );

  for (const verb of Object.keys(VERBS) as Verb[]) {
    withForm(command(verb, VERBS[verb], OF_CHANGES))
      .argument('<user>', 'a handle, an e-mail address or an id')
      .action((user: string, options: ActOptions & CommonOptions) =>
        runOn(options, (context, instance) => doVerb(context, instance, user, verb, options)),
      );
  }

  withForm(command('merge', 'merge an account into another one; there is no way back', OF_CHANGES))
    .argument('<from>', 'the account that is given up')
    .option('--into <user>', 'the account that stays')
    .option('--new-owner <id>', 'who gets what the account owns, where that is not the account that stays')
    .option('--redirect', 'let sign-ins to the old account lead to the one that stays', false)
    .option('--with-token', 'prove the other account by its token, from standard input or a question', false)
    .action((from: string, options: MergeOptions & CommonOptions) =>
      runOn(options, (context, instance) => mergeUsers(context, instance, from, options)),
    );
}

function withForm(command: Command): Command {
  return withWriting(command)
    .option('--set <field=value>', 'a field of the form; may be repeated', collect, [])
    .option('--with <field>', 'give a secret field too; it is read or asked for; may be repeated', collect, []);
}
