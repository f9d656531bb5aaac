import type { DraftInput, Environment } from '../domain/connection.ts';
import type { SignInMethod } from '../domain/description.ts';
import type { ProbeFinding } from '../domain/probe.ts';
import { CommandFailure, printable, UsageError } from './failures.ts';
import type { CommandContext } from './run.ts';
import { furtherSecret, secretOfVariable, signInSecret } from './secrets.ts';

/** How a person says where a server is and how to sign in. `with` names further secrets by their purposes. */
export interface SignInOptions {
  readonly address: string;
  readonly name: string;
  readonly environment: Environment;
  readonly allowHttp: boolean;
  readonly method?: string | undefined;
  readonly handle?: string | undefined;
  /** The option that gives the handle, for sentences. */
  readonly handleOption: string;
  readonly with: readonly string[];
}

/**
 * Looks which server is at the address, and makes a complete draft of what its sign-in takes: options first, then
 * variables, then questions. Throws the failure of the first step that does not pass.
 */
export async function enterDraft(context: CommandContext, options: SignInOptions): Promise<DraftInput> {
  return draftFor(context, options, await recognise(context, options));
}

/** The same for a server that was looked at already. */
export async function draftFor(
  context: CommandContext,
  options: SignInOptions,
  { signInMethods, firstUser, firstUserGuide }: Pick<ProbeFinding, 'signInMethods' | 'firstUser' | 'firstUserGuide'>,
): Promise<DraftInput> {
  if (firstUser) {
    const way = firstUserGuide?.text ?? 'Add the server in the window of Roster, which creates the first one.';
    throw new UsageError(printable(`This server has no user yet. ${way}`));
  }
  const method = methodNamed(signInMethods, options.method);
  const handle = await handleFor(context, method, options);
  const owner = handle === '' ? '' : ` of ${handle}`;
  const secret = await signInSecret(context, `${method.secretLabel}${owner}`);
  const extraSecrets = await extraSecretsFor(context, method, options.with);
  const { address, name, environment, allowHttp } = options;
  return { address, name, environment, allowHttp, signIn: { method: method.id, handle }, secret, extraSecrets };
}

/** Which server is at an address, found out without any sign-in. Throws the failure of the step that stopped it. */
export async function recognise(
  { client, signal }: CommandContext,
  { address, allowHttp }: Pick<SignInOptions, 'address' | 'allowHttp'>,
): Promise<ProbeFinding> {
  const draft = { name: '', address, environment: 'other' as const, allowHttp, signIn: null, secret: null };
  let found: ProbeFinding | null = null;
  for await (const event of await client.instances.probe(draft, { signal })) {
    if (event.type === 'finding') found = event.finding;
    else if (event.step.failure) throw new CommandFailure(event.step.failure);
  }
  if (!found) throw new Error('The test ended without a finding');
  return found;
}

function methodNamed(methods: readonly SignInMethod[], named: string | undefined): SignInMethod {
  const method = named === undefined ? methods[0] : methods.find(({ id }) => id === named);
  if (method) return method;
  const known = methods.map(({ id, label }) => `${id} (${label})`).join(', ');
  throw new UsageError(`This server has no sign-in method "${named}". Methods: ${known}.`);
}

async function handleFor(
  { terminal }: CommandContext,
  method: SignInMethod,
  { handle, handleOption }: SignInOptions,
): Promise<string> {
  const { handleLabel, handleHelp } = method;
  if (handleLabel === null) return '';
  if (handle !== undefined) return handle;
  if (terminal.isInteractive) return terminal.askText(handleLabel);
  if (method.handleOptional) return '';
  throw new UsageError([`${handleLabel}: give it with ${handleOption}.`, handleHelp].filter(Boolean).join(' '));
}

/** Those that are asked for, and those whose variable is set. */
async function extraSecretsFor(
  context: CommandContext,
  method: SignInMethod,
  wanted: readonly string[],
): Promise<Record<string, string>> {
  const known = method.extraSecrets.map(({ purpose }) => purpose);
  const unknown = wanted.find((purpose) => !known.includes(purpose));
  if (unknown !== undefined) {
    const words = known.length > 0 ? `Known: ${known.join(', ')}.` : 'It takes none.';
    throw new UsageError(`The sign-in method ${method.id} takes no further secret "${unknown}". ${words}`);
  }
  const secrets: Record<string, string> = {};
  for (const { purpose, label } of method.extraSecrets) {
    const secret = wanted.includes(purpose)
      ? await furtherSecret(context, purpose, label)
      : secretOfVariable(context, purpose);
    if (secret !== null) secrets[purpose] = secret;
  }
  return secrets;
}
