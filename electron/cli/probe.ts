import type { Command } from 'commander';
import type { DraftInput } from '../domain/connection.ts';
import type { Failure } from '../domain/failure.ts';
import { noteText, type ProbeEvent, type ProbeStep } from '../domain/probe.ts';
import { CommandFailure, printable } from './failures.ts';
import { collect } from './options.ts';
import type { CommandContext, Run } from './run.ts';
import { draftFor, recognise } from './sign-in.ts';

interface DoctorOptions {
  method?: string;
  handle?: string;
  with: readonly string[];
  allowHttp: boolean;
  json: boolean;
}

/** Adds `doctor ADDRESS`. */
export function addDoctorCommand(program: Command, run: Run): void {
  program
    .command('doctor')
    .description('test an address step by step, from its name to the sign-in; nothing is saved')
    .argument('<address>', 'the address of a server')
    .option('--method <method>', 'how to sign in; the first method of the kind without')
    .option('--handle <handle>', 'whom to sign in as, or whose key it is; without it and --method no sign-in is tried')
    .option('--with <purpose>', 'try a further secret too, such as client-key; may be repeated', collect, [])
    .option('--allow-http', 'allow plain http to another computer', false)
    .option('--json', 'print one JSON object for each event', false)
    .action((address: string, options: DoctorOptions) =>
      run((context) => examine(context, address, options), { json: options.json, secrets: 'none' }),
    );
}

async function examine(context: CommandContext, address: string, options: DoctorOptions): Promise<void> {
  const events = await context.client.instances.probe(await draftOf(context, address, options), {
    signal: context.signal,
  });
  const failure = await showProbe(context, events);
  if (failure) throw new CommandFailure(failure);
}

/** With a sign-in where one is wanted. A server that can't be recognised is shown without: its steps say why. */
async function draftOf(context: CommandContext, address: string, options: DoctorOptions): Promise<DraftInput> {
  const { method, handle, allowHttp } = options;
  const where = { address, name: '', environment: 'other' as const, allowHttp };
  const bare = { ...where, signIn: null, secret: null };
  if (method === undefined && handle === undefined) return bare;
  const finding = await recognise(context, where).catch((error: unknown) => {
    if (error instanceof CommandFailure) return null;
    throw error;
  });
  if (!finding || finding.firstUser) return bare;
  return draftFor(context, { ...where, method, handle, handleOption: '--handle HANDLE', with: options.with }, finding);
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
