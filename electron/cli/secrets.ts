import { randomInt } from 'node:crypto';
import { printable, UsageError } from './failures.ts';
import type { CommandContext } from './run.ts';

/** Where secrets come from. */
type Source = Pick<CommandContext, 'terminal' | 'variables'>;

/** The secret to sign in with: `ROSTER_SECRET`, else typed on the terminal, else standard input. */
export async function signInSecret(context: Source & Pick<CommandContext, 'secret'>, label: string): Promise<string> {
  return context.secret ?? (await givenSecret(context, label, 'or set ROSTER_SECRET'));
}

/** A password for somebody else's account: typed twice on the terminal, else standard input. */
export function newPassword(context: Source, handle: string): Promise<string> {
  return twice(context, `New password of ${handle}`, 'or use --generate');
}

/** A pass phrase that seals something: typed twice on the terminal, else standard input. */
export function newPassphrase(context: Source, what: string): Promise<string> {
  return twice(context, `Pass phrase for ${what}`, 'or type it on a terminal');
}

/** A further secret: from its own variable, else typed on the terminal, else standard input. */
export async function furtherSecret(context: Source, name: string, label: string): Promise<string> {
  return secretOfVariable(context, name) ?? (await givenSecret(context, label, `or set ${variableOf(name)}`));
}

/** What the variable of a further secret holds; null where it is not set. */
export function secretOfVariable({ variables }: Source, name: string): string | null {
  return variables[variableOf(name)] || null;
}

/** The variable that may hold a further secret: `ROSTER_SECRET_CLIENT_KEY` for `client-key`. */
function variableOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return `ROSTER_SECRET_${words.toUpperCase()}`;
}

async function twice(context: Source, question: string, otherwise: string): Promise<string> {
  const { terminal } = context;
  const secret = await givenSecret(context, question, otherwise);
  if (!terminal.isInteractive || secret === (await terminal.askSecret('The same again'))) return secret;
  throw new UsageError('The two entries differ; nothing was sent.');
}

async function givenSecret({ terminal }: Source, question: string, otherwise: string): Promise<string> {
  const secret = terminal.isInteractive ? await terminal.askSecret(question) : await terminal.readSecret();
  if (secret) return secret;
  throw new UsageError(printable(`No secret was given: ${question}. Pass it on standard input, ${otherwise}.`));
}

/** Letters, digits and signs, without those that look alike. */
const ALPHABET = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_.+:=';
const GENERATED_LENGTH = 20;

/** A random password of at least `minimum` characters; `randomInt` draws without bias. */
export function generatePassword(minimum: number): string {
  const length = Math.max(GENERATED_LENGTH, minimum);
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
