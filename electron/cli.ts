import { CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { EXIT_CODES } from './cli/exit-codes.ts';
import { outliveReader } from './cli/output.ts';
import { createProgram } from './cli/program.ts';
import { run } from './cli/run.ts';

outliveReader(process.stdout);
outliveReader(process.stderr);
try {
  await createProgram(packageJson.version, run).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : EXIT_CODES.input.code;
}
