import { PassThrough } from 'node:stream';
import { CommanderError } from 'commander';
import { afterAll } from 'vitest';
import type { ConnectedCore } from '../../../electron/cli/connect.ts';
import { createProgram, withSubcommands } from '../../../electron/cli/program.ts';
import type { Terminal } from '../../../electron/cli/prompt.ts';
import { runIn } from '../../../electron/cli/run.ts';
import type { ConfirmationDesk } from '../../../electron/core/core.ts';
import { openLog } from '../../../electron/core/log/log.ts';
import { createCaller } from '../../../electron/core/rpc/callers.ts';
import { startCore } from '../../../electron/core/start-core.ts';
import { confStore } from '../../../electron/core/storage/conf-store.ts';
import { type Ended, newHome } from './support.ts';

/** Who and what a command meets: an answer for each question in turn, standard input, and variables. */
export interface Around {
  /** A person's answers, secrets included; without them nobody sits at the terminal. */
  readonly answers?: readonly string[];
  /** Whether the person types what a confirmation wants typed. */
  readonly agrees?: boolean;
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** How a run ended. `asked` holds what the person was shown. */
export interface EndedHere extends Ended {
  readonly asked: readonly string[];
}

/** The whole command line on a core in this process, with a terminal that answers by itself. */
export interface CommandLine {
  run(args: readonly string[], around?: Around): Promise<EndedHere>;
  /** What a run with `--json` printed as one value. */
  read<Value>(args: readonly string[], around?: Around): Promise<Value>;
}

/** Starts a core on a new data folder until the file's tests are over. */
export async function openCommandLine(): Promise<CommandLine> {
  const folder = newHome();
  const options = { folder, version: '0.0.0', face: 'terminal', createStore: confStore, passphrase: null } as const;
  const started = await startCore({ ...options, startEmulator: () => Promise.reject(new Error('no demo here')) });
  if (!started.ok) throw new Error(started.failure.message);
  const core = started.value;
  afterAll(() => core.close());
  const log = openLog(folder, Date.now);
  const connect = async (secret: string | null, _passphrase: string | null, desk: ConfirmationDesk) => ({
    client: createCaller(core.router, { face: 'terminal', secret, desk }, log),
    isOwn: false,
    pause: () => undefined,
    resume: () => undefined,
    close: async () => undefined,
  });

  return commandLineOn(connect);
}

/** How a command line gets its core. */
export type Connect = (
  secret: string | null,
  passphrase: string | null,
  desk: ConfirmationDesk,
) => Promise<ConnectedCore>;

/** The command line on whatever core `connect` hands it. */
export function commandLineOn(connect: Connect): CommandLine {
  const run: CommandLine['run'] = (args, around = {}) => runHere(connect, args, around);
  return {
    run,
    async read(args, around) {
      const { code, stdout, stderr } = await run([...args, '--json'], around);
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
      return JSON.parse(stdout);
    },
  };
}

async function runHere(connect: Connect, args: readonly string[], around: Around): Promise<EndedHere> {
  const stdout = new PassThrough();
  const chunks: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const notes: string[] = [];
  const asked: string[] = [];
  const surroundings = {
    terminal: terminalFor(around, asked),
    stdout: stdout as unknown as NodeJS.WriteStream,
    note: (text: string) => void notes.push(`${text}\n`),
    variables: around.variables ?? {},
    connect,
  };
  let code = 0;
  const program = createProgram('0.0.0', async (work, needs) => {
    code = await runIn(surroundings, work, needs);
  });
  for (const command of withSubcommands(program)) {
    command.configureOutput({ writeOut: () => undefined, writeErr: (text) => void notes.push(text) });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = 2;
  }
  return { code, stdout: Buffer.concat(chunks).toString('utf8'), stderr: notes.join(''), asked };
}

function terminalFor({ answers, agrees = false, input = '' }: Around, asked: string[]): Terminal {
  const left = [...(answers ?? [])];
  const next = (question: string) => {
    asked.push(question);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`Nobody answers "${question}"`);
    return answer;
  };
  return {
    isInteractive: answers !== undefined || agrees,
    askSecret: async (question) => next(question),
    askText: async (question) => next(question),
    askAnswer: async (lines, prompt) => {
      const question = [...lines, prompt].join('\n');
      if (!agrees) return next(question);
      asked.push(question);
      return /^Type (.+) to confirm,/.exec(prompt)?.[1] ?? null;
    },
    readSecret: async () => input || null,
  };
}
