import { CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { EXIT_CODES } from './cli/exit-codes.ts';
import { usageText } from './cli/failures.ts';
import { outliveReader } from './cli/output.ts';
import { createProgram, withSubcommands, wrongCall } from './cli/program.ts';
import { run } from './cli/run.ts';

outliveReader(process.stdout);
outliveReader(process.stderr);
const program = createProgram(packageJson.version, run);
const json = process.argv.includes('--json');
if (json) for (const command of withSubcommands(program)) command.configureOutput({ writeErr: () => undefined });
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  if (json && error.exitCode !== 0) console.error(usageText(wrongCall(error), json));
  process.exitCode = error.exitCode === 0 ? 0 : EXIT_CODES.input.code;
}
