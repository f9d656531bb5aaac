import { inspect } from 'node:util';
import type { CoreClient } from '../core/rpc/callers.ts';
import { connectCore } from './connect.ts';
import { EXIT_CODES, exitCodeOf } from './exit-codes.ts';
import { CommandFailure, describeFailure, failureBehind, forTerminal, UsageError, usageText } from './failures.ts';
import { createOutput, type Output } from './output.ts';
import { ownTerminal, type Terminal } from './prompt.ts';
import { takeSignals } from './signals.ts';
import { createTerminalDesk, type Revealed, shownOnce } from './terminal-desk.ts';

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
  readonly terminal: Terminal;
  /** The environment variables of this run. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Takes the secrets that servers revealed and that were not printed yet. */
  readonly takeRevealed: () => Revealed[];
}

/** A command: writes its result, throws its failure. */
export type Work = (context: CommandContext) => Promise<void>;

/**
 * What a command needs of the core before it starts. `secrets`: a sealed store is opened first, to `read` a saved secret
 * unless `ROSTER_SECRET` stands in for it, or to `keep` a new one.
 */
export interface Needs {
  readonly json: boolean;
  readonly secrets: 'none' | 'read' | 'keep';
}

/** Runs a command to its end. */
export type Run = (work: Work, needs: Needs) => Promise<void>;

/** What is around a command: where it reads and writes, its variables, and its core. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly stdout: NodeJS.WriteStream;
  readonly note: (text: string) => void;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly connect: typeof connectCore;
}

/** Runs a command in this process and sets its exit code. */
export const run: Run = async (work, needs) => {
  const note = (text: string) => console.error(text);
  const { stdout, env: variables } = process;
  process.exitCode = await runIn({ terminal: ownTerminal, stdout, note, variables, connect: connectCore }, work, needs);
};

/** Runs a command on a core; answers with its exit code. */
export async function runIn(around: Surroundings, work: Work, needs: Needs): Promise<number> {
  const { terminal, variables, note } = around;
  const stop = new AbortController();
  const releaseSignals = abortOnSignals(stop);
  const secret = variables.ROSTER_SECRET || null;
  const desk = createTerminalDesk(terminal);
  try {
    const core = await around.connect(secret, variables.ROSTER_PASSPHRASE || null, desk);
    const { client, isOwn: isOwnCore } = core;
    const output = createOutput(around.stdout, core, () => stop.abort());
    const takeRevealed = () => desk.takeRevealed();
    const told = { terminal, variables, note, takeRevealed, json: needs.json, signal: stop.signal };
    try {
      if (needs.secrets === 'keep' || (needs.secrets === 'read' && secret === null))
        await openSealedStore(client, terminal);
      await work({ ...told, client, output, secret, isOwnCore });
    } catch (error) {
      // A reader that has seen enough ends the command well, unless that hides what became of a change.
      if (!output.isClosed || error instanceof CommandFailure) throw error;
    } finally {
      await core.close();
    }
    return EXIT_CODES.ok.code;
  } catch (error) {
    return report(error, stop.signal, needs.json, note);
  } finally {
    // Nobody can ask the server for it again.
    for (const revealed of desk.takeRevealed()) note(shownOnce(revealed));
    releaseSignals();
  }
}

/** A first Ctrl-C asks the command to end; a second one ends it at once. */
function abortOnSignals(stop: AbortController): () => void {
  return takeSignals(() => {
    if (stop.signal.aborted) process.exit(EXIT_CODES.cancelled.code);
    stop.abort();
  });
}

async function openSealedStore(client: CoreClient, terminal: Terminal): Promise<void> {
  const info = await client.app.info({});
  if (!info.secrets.sealed || !terminal.isInteractive) return;
  await client.secrets.unlock({ passphrase: await terminal.askSecret('Pass phrase of the secret store') });
}

function report(error: unknown, signal: AbortSignal, json: boolean, note: (text: string) => void): number {
  if (error instanceof UsageError) {
    note(usageText(error.message, json));
    return EXIT_CODES.input.code;
  }
  const behind = failureBehind(error, signal);
  if (!behind) {
    note(inspect(error));
    return EXIT_CODES.internal.code;
  }
  const ending = forTerminal(behind);
  note(json ? JSON.stringify(ending) : describeFailure(ending));
  return exitCodeOf(ending.code);
}
