import { Command, type CommanderError } from 'commander';
import { addAccessCommands } from './access.ts';
import { exitCodeHelp } from './exit-codes.ts';
import { addInstanceCommands } from './instances.ts';
import { addDoctorCommand } from './probe.ts';
import type { Run } from './run.ts';
import { addUserCommands } from './users.ts';

const ENVIRONMENT_HELP = `Environment:
  ROSTER_HOME        the data folder
  ROSTER_PASSPHRASE  opens the sealed secret store, or makes one
  ROSTER_SECRET      the password or key for this call, in place of the saved one
  ROSTER_SECRET_…    a further secret by its name: ROSTER_SECRET_CLIENT_KEY, ROSTER_SECRET_TOKEN

Secrets are never given as arguments, where other users of this computer could read them.`;

/** All commands with their options; `run` runs what they do. Parsing runs one; a usage error throws a `CommanderError`. */
export function createProgram(version: string, run: Run): Command {
  const program = new Command('roster')
    .description('Administers the accounts on Virtool, Arvados and Pterodactyl servers.')
    .version(version);
  addInstanceCommands(program, run);
  addUserCommands(program, run);
  addAccessCommands(program, run);
  addDoctorCommand(program, run);
  for (const command of withSubcommands(program)) {
    command.exitOverride().addHelpText('after', `\n${ENVIRONMENT_HELP}\n\n${exitCodeHelp()}`);
  }
  return program;
}

/** How a command was called wrongly, as one sentence. */
export function wrongCall({ code, message }: CommanderError): string {
  // Where a command is missing, the help takes the place of a message.
  return code === 'commander.help' ? 'Say which command; see --help.' : message.replace(/^error: /, '');
}

/** A command and all below it. */
export function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
