import { randomInt } from 'node:crypto';
import { UsageError } from './failures.ts';
import { askSecret, isInteractive, readSecret } from './prompt.ts';
import type { CommandContext } from './run.ts';

/** The secret to sign in with: `ROSTER_SECRET`, else typed on the terminal, else standard input. */
export async function signInSecret({ secret }: CommandContext, label: string): Promise<string> {
  return secret ?? (await givenSecret(label, 'or set ROSTER_SECRET'));
}

/** A password for somebody else's account: typed twice on the terminal, else standard input. */
export async function newPassword(handle: string): Promise<string> {
  const password = await givenSecret(`New password of ${handle}`, 'or use --generate');
  if (!isInteractive() || password === (await askSecret('The same again'))) return password;
  throw new UsageError('The two passwords differ; nothing was sent.');
}

async function givenSecret(question: string, otherwise: string): Promise<string> {
  const secret = isInteractive() ? await askSecret(question) : await readSecret();
  if (secret) return secret;
  throw new UsageError(`No secret was given. Pass it on standard input, ${otherwise}.`);
}

/** Letters, digits and signs, without those that look alike. */
const ALPHABET = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_.+:=';
const GENERATED_LENGTH = 20;

/** A random password of at least `minimum` characters; `randomInt` draws without bias. */
export function generatePassword(minimum: number): string {
  const length = Math.max(GENERATED_LENGTH, minimum);
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
