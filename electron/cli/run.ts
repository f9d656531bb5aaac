import type { CoreClient } from '../core/rpc/callers.ts';
import { connectCore } from './connect.ts';
import { EXIT_CODES, exitCodeOf } from './exit-codes.ts';
import { describeFailure, failureBehind, UsageError } from './failures.ts';
import { createOutput, type Output } from './output.ts';
import { askSecret, isInteractive } from './prompt.ts';
import { createTerminalDesk } from './terminal-desk.ts';

/** What a command works with. */
export interface CommandContext {
  readonly client: CoreClient;
  readonly output: Output;
  /** Whether the command prints JSON instead of text for people. */
  readonly json: boolean;
  /** Aborted by Ctrl-C, and when nobody reads the output any more. */
  readonly signal: AbortSignal;
  /** `ROSTER_SECRET`: serves this run in place of saved secrets. */
  readonly secret: string | null;
  /** Whether the core ends with this command. */
  readonly isOwnCore: boolean;
  /** Tells a person something that is not the result. */
  readonly note: (text: string) => void;
}

/** A command: writes its result, throws its failure. */
export type Work = (context: CommandContext) => Promise<void>;

/** What a command needs of the core before it starts. `secrets`: saved secrets, so a sealed store is opened first. */
export interface Needs {
  readonly json: boolean;
  readonly secrets: boolean;
}

/** Runs a command on a core and sets the exit code. */
export async function run(work: Work, { json, secrets }: Needs): Promise<void> {
  const stop = new AbortController();
  const releaseSignals = abortOnSignals(stop);
  const secret = process.env.ROSTER_SECRET || null;
  const passphrase = process.env.ROSTER_PASSPHRASE || null;
  try {
    const core = await connectCore(secret, passphrase, createTerminalDesk());
    const output = createOutput(process.stdout, core, () => stop.abort());
    try {
      if (secrets && secret === null) await openSealedStore(core.client);
      const note = (text: string) => console.error(text);
      await work({ client: core.client, output, json, signal: stop.signal, secret, isOwnCore: core.isOwn, note });
    } catch (error) {
      if (!output.isClosed) throw error;
    } finally {
      await core.close();
    }
  } catch (error) {
    process.exitCode = report(error, stop.signal, json);
  } finally {
    releaseSignals();
  }
}

/** A first Ctrl-C asks the command to end; a second one ends it at once. */
function abortOnSignals(stop: AbortController): () => void {
  const end = () => {
    if (stop.signal.aborted) process.exit(EXIT_CODES.cancelled.code);
    stop.abort();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return () => {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  };
}

async function openSealedStore(client: CoreClient): Promise<void> {
  const info = await client.app.info({});
  if (!info.secrets.sealed || !isInteractive()) return;
  await client.secrets.unlock({ passphrase: await askSecret('Pass phrase of the secret store') });
}

function report(error: unknown, signal: AbortSignal, json: boolean): number {
  if (error instanceof UsageError) {
    console.error(error.message);
    return EXIT_CODES.input.code;
  }
  const failure = failureBehind(error, signal);
  if (!failure) {
    console.error(error);
    return EXIT_CODES.internal.code;
  }
  console.error(json ? JSON.stringify(failure) : describeFailure(failure));
  return exitCodeOf(failure.code);
}
