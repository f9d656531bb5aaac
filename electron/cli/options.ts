import { type Command, Option } from 'commander';

/** Gathers an option that may be repeated. */
export const collect = (value: string, earlier: readonly string[]): string[] => [...earlier, value];

/** What `--json` prints where something is changed. */
export const OF_CHANGES =
  'print one JSON object with the plan, its consequences, the results and what the server revealed';

const UNLOCK = 'ask on the terminal to unlock a read-only instance for this run';

/** Adds what a command takes that may write. */
export function withWriting(command: Command): Command {
  return command
    .option('--unlock', UNLOCK, false)
    .option('--dry-run', 'print what would be done, and send nothing', false);
}

/** Adds the ways to say which instance a command is about. */
export function withInstance(command: Command): Command {
  return command
    .addOption(
      // What is meant is not guessed: a write would go to one of two servers.
      new Option(
        '--instance <name>',
        'the name or id of a saved instance; not needed where there is only one',
      ).conflicts(['address', 'method', 'as', 'allowHttp']),
    )
    .option('--address <address>', 'a server that is saved nowhere: sign in for this one call')
    .option('--method <method>', 'with --address: how to sign in; the first method of the kind without')
    .option('--as <handle>', 'with --address: whom to sign in as, or whose key it is')
    .option('--allow-http', 'with --address: allow plain http to another computer', false);
}

/** Adds the options for the fields of an account that most kinds have. */
export function withProfile(command: Command): Command {
  return command
    .option('--handle <handle>', 'the name to sign in with')
    .option('--email <address>', 'the e-mail address')
    .option('--first-name <name>', 'the first name')
    .option('--last-name <name>', 'the last name')
    .option('--external-id <id>', 'the id in another system')
    .option('--set <field=value>', 'any other field of the form; may be repeated', collect, []);
}
