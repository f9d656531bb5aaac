import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { chooseOpening, open, presentDesk } from './host/open-browser.ts';
import { startHost } from './host/start-host.ts';

const isSource = import.meta.filename.endsWith('.ts');
const rendererFolder = path.join(import.meta.dirname, isSource ? '../dist/renderer' : '../renderer');

const program = new Command('npm run host --')
  .description('Runs Roster behind a loopback address, for a browser.')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .option('--port <number>', 'the port on 127.0.0.1; 0 lets the system choose one', readPort, 0)
  .option('--no-open', 'do not open a browser')
  .option('--json', 'print one line of JSON, {"url": …}, and nothing else on standard output', false)
  .parse();
const options = program.opts<{ port: number; open: boolean; json: boolean }>();

const started = await startHost({
  port: options.port,
  version: packageJson.version,
  rendererFolder,
  passphrase: process.env.ROSTER_PASSPHRASE || null,
});
if (started.ok) {
  const { url, close } = started;
  if (options.json) console.log(JSON.stringify({ url }));
  const opening = chooseOpening(url, presentDesk());
  const opened = options.open && (await open(opening));
  if (!options.json) console.log(announcement(url, opened, close !== null));
  if (close) endOnSignal(close);
} else {
  console.error(started.why);
  process.exitCode = 9;
}

function announcement(url: string, opened: boolean, ours: boolean): string {
  const runs = ours ? 'Roster runs until Ctrl-C' : 'Roster runs already';
  return opened ? `${runs}; it is open in your browser.` : `${runs}. Open this address once: ${url}`;
}

/** A first signal ends everything in order; a second one ends it at once. */
function endOnSignal(close: () => Promise<void>) {
  const end = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
}

function readPort(typed: string): number {
  const port = Number(typed);
  if (/^\d+$/.test(typed) && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a whole number from 0 to 65535.');
}
