import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { EXIT_CODES, exitCodeHelp } from './cli/exit-codes.ts';
import { addInstanceCommands } from './cli/instances.ts';
import { addDoctorCommand } from './cli/probe.ts';
import { addUserCommands } from './cli/users.ts';

const ENVIRONMENT_HELP = `Environment:
  ROSTER_HOME        the data folder
  ROSTER_PASSPHRASE  opens the sealed secret store, or makes one
  ROSTER_SECRET      the password or key for this call, in place of the saved one

Secrets are never given as arguments, where other users of this computer could read them.`;

const program = new Command('roster')
  .description('Administers the accounts on Virtool, Arvados and Pterodactyl servers.')
  .version(packageJson.version)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
addInstanceCommands(program);
addUserCommands(program);
addDoctorCommand(program);
for (const command of withSubcommands(program)) {
  command.exitOverride().addHelpText('after', `\n${ENVIRONMENT_HELP}\n\n${exitCodeHelp()}`);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : EXIT_CODES.input.code;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
