import type { Command } from 'commander';
import type { Failure } from '../domain/failure.ts';
import { noteText, type ProbeEvent, type ProbeStep } from '../domain/probe.ts';
import { CommandFailure, printable } from './failures.ts';
import { type CommandContext, run } from './run.ts';
import { signInSecret } from './secrets.ts';

interface DoctorOptions {
  method: string;
  handle?: string;
  allowHttp: boolean;
  json: boolean;
}

/** Adds `doctor ADDRESS`. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('test an address step by step, from its name to the sign-in; nothing is saved')
    .argument('<address>', 'the address of a server')
    .option('--method <method>', 'how to sign in, such as password or key', 'password')
    .option('--handle <handle>', 'whom to sign in as; without it no sign-in is tried')
    .option('--allow-http', 'allow plain http to another computer', false)
    .option('--json', 'print one JSON object for each event', false)
    .action((address: string, options: DoctorOptions) =>
      run((context) => examine(context, address, options), { json: options.json, secrets: false }),
    );
}

async function examine(context: CommandContext, address: string, options: DoctorOptions): Promise<void> {
  const { method, handle, allowHttp } = options;
  const secret = handle === undefined ? null : await signInSecret(context, `Secret of ${handle} (${method})`);
  const signIn = handle === undefined ? null : { method, handle };
  const draft = { name: '', address, environment: 'other' as const, allowHttp, signIn, secret };
  const events = await context.client.instances.probe(draft, { signal: context.signal });
  const failure = await showProbe(context, events);
  if (failure) throw new CommandFailure(failure);
}

/** Prints the events of a test as they come; answers with the failure that ended it, null when none did. */
export async function showProbe(
  { output, json }: CommandContext,
  events: AsyncIterable<ProbeEvent>,
): Promise<Failure | null> {
  let failure: Failure | null = null;
  for await (const event of events) {
    if (event.type === 'step') failure ??= event.step.failure;
    if (json) await output.line(JSON.stringify(event));
    else if (event.type === 'step' && event.step.state !== 'running') await output.line(stepLine(event.step));
  }
  return failure;
}

const MARKS: Record<ProbeStep['state'], string> = { running: '…', passed: '✓', skipped: '-', failed: '✗' };

function stepLine({ step, state, note, failure }: ProbeStep): string {
  const found = failure ? failure.message : note ? noteText(note) : '';
  return `${MARKS[state]} ${step.padEnd(8)} ${printable(found)}`.trimEnd();
}
