import { Command, InvalidArgumentError } from 'commander';
import type { Emulator, EmulatorOptions } from './lib/emulator.ts';
import { FaultSyntaxError } from './lib/faults.ts';
import { EmulatorOptionError, profiles, startEmulator } from './lib/profiles.ts';

interface Flags extends EmulatorOptions {
  readonly fault: readonly string[];
  readonly json: boolean;
}

/** Wrong arguments, as opposed to a failure. */
const USAGE = 2;

const known = [...profiles.values()].map(({ name, title }) => `  ${name}  ${title}`).join('\n');

const program = new Command('demo')
  .description('Runs an emulator of one server on this computer: invented accounts, nothing is kept.')
  .requiredOption('--profile <name>', 'which server to be')
  .option('--users <count>', 'number of accounts', wholeNumber)
  .option('--groups <count>', 'groups beside the usual ones, on modern Virtool', wholeNumber)
  .option('--groups-each <count>', 'how many of those each invented account is in', wholeNumber)
  .option('--virgin', 'no account at all, as after installation', false)
  .option('--port <port>', 'port on 127.0.0.1; 0 lets the system choose', wholeNumber, 0)
  .option('--seed <number>', 'decides the accounts and the faults', wholeNumber, 1)
  .option(
    '--fault <switch>',
    'latency=MS, jitter=MS, 429[=RATE], 500[=RATE], cut[=RATE], truncate[=RATE], content-type[=RATE]; may be repeated',
    (value: string, others: readonly string[]) => [...others, value],
    [],
  )
  .option('--ui', 'put the API below /api and a web page everywhere else', false)
  .option('--json', 'print one line of JSON when it listens', false)
  .addHelpText('after', `\nProfiles:\n${known}`)
  .exitOverride((exit) => process.exit(exit.exitCode === 0 ? 0 : USAGE));

const { json, fault, ...options } = program.parse().opts<Flags>();

try {
  const emulator = await startEmulator({ ...options, faults: fault });
  stopOnSignals(emulator);
  process.stdout.write(json ? `${describeAsJson(emulator)}\n` : describe(emulator, options.ui === true));
} catch (error) {
  const usage = error instanceof EmulatorOptionError || error instanceof FaultSyntaxError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(usage ? USAGE : 1);
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

function describeAsJson({ profile, kind, origin, users, signIn }: Emulator): string {
  return JSON.stringify({ profile, kind, origin, users, signIn });
}

/** What is left to do on a server without accounts. */
function describeBeginning({ kind, origin }: Emulator): string {
  if (kind === 'virtool-legacy') return `Open ${origin}/setup in a browser to set it up.`;
  return 'Nobody can sign in yet: the first user is still to be created.';
}

function describe(emulator: Emulator, ui: boolean): string {
  const { profile, origin, users, signIn } = emulator;
  const lines = [
    `This is an emulator (${profile}), not a real server: its accounts are invented and end with it.`,
    `It listens on ${origin}${ui ? ' as a web interface, with the API below /api' : ''} and has ${users.toLocaleString('en')} accounts.`,
  ];
  if (signIn.password) lines.push(`Sign in as "${signIn.handle}" with the password "${signIn.password}".`);
  if (signIn.key) lines.push(signIn.handle ? `API key of "${signIn.handle}": ${signIn.key}` : `API key: ${signIn.key}`);
  for (const [purpose, secret] of Object.entries(signIn.extraSecrets ?? {})) lines.push(`For ${purpose}: ${secret}`);
  if (signIn.method === null) lines.push(describeBeginning(emulator));
  return `${[...lines, 'Press Ctrl+C to stop it.'].join('\n')}\n`;
}

function stopOnSignals(emulator: Emulator): void {
  const stop = (): void => {
    emulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // Ctrl+C may arrive twice, from the terminal and from the script that started this one; the second must not kill.
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
