import { ORPCError } from '@orpc/client';
import { type Failure, type FailureCode, failure, failureSchema, fillIn } from '../domain/failure.ts';

/** Ends a command with a failure from the closed union. */
export class CommandFailure extends Error {
  readonly failure: Failure;

  constructor(ending: Failure) {
    super(ending.message);
    this.failure = ending;
  }
}

/** Ends a command because of how it was called: one sentence that says what to do instead. */
export class UsageError extends Error {}

/** The failure behind whatever a call threw; null where it is a mistake of ours. */
export function failureBehind(error: unknown, signal: AbortSignal): Failure | null {
  if (error instanceof CommandFailure) return error.failure;
  if (error instanceof ORPCError && error.code === 'FAILED') {
    return failureSchema.safeParse(error.data).data ?? null;
  }
  return signal.aborted ? failure('cancelled') : null;
}

/** What to do next where that is another thing on a terminal than in a window. */
const HINTS: Readonly<Partial<Record<FailureCode, string>>> = {
  'input-invalid': 'Correct what is named above; --help says what the command takes.',
  'address-insecure': 'Use https, or say --allow-http to allow plain http for this instance.',
  'credentials-missing': 'Set ROSTER_SECRET for this call, or add the instance again where its secret can be kept.',
  'secrets-locked': 'Set ROSTER_PASSPHRASE, or run this on a terminal, which asks for the pass phrase.',
  'read-only':
    'Say --unlock too. It asks on the terminal whether to unlock the instance, and locks it again when this command ends.',
  'instance-not-found': 'Check the name; roster instances list shows them all.',
  'user-not-found': 'Check the handle, e-mail address or id; roster users list shows them all.',
  'group-not-found': 'Check the name; roster groups list shows them all.',
  'object-not-found': 'Check the id or the name; roster access objects shows what a user reaches.',
  'not-confirmed': 'Run it on a terminal and answer the question there as it says; a script can’t.',
};

/** What happened where that reads otherwise on a terminal: what was typed there need never have been. */
const MESSAGES: Readonly<Partial<Record<FailureCode, string>>> = {
  'user-not-found': 'There is no user {user} on {instance}.',
  'group-not-found': 'There is no group {group} on {instance}.',
  'object-not-found': 'There is no {object} on {instance}.',
};

/** The same failure in the words that help whoever sits at a terminal. */
export function forTerminal(ending: Failure): Failure {
  const { code, details } = ending;
  const message = MESSAGES[code];
  return {
    ...ending,
    message: message === undefined ? ending.message : fillIn(message, details),
    hint: HINTS[code] ?? ending.hint,
  };
}

/** What is told of a wrong call: the sentence, or with `json` a failure as an object. */
export function usageText(sentence: string, json: boolean): string {
  return json ? JSON.stringify({ ...failure('input-invalid'), message: sentence, hint: '' }) : sentence;
}

/** A failure as people read it: what happened, the server's own words if there are any, and what to do next. */
export function describeFailure({ message, hint, fields = {}, serverMessage }: Failure): string {
  const ofFields = Object.entries(fields).map(([name, sentence]) => `  ${name}: ${sentence}`);
  const ofServer = serverMessage ? [`  The server says: ${serverMessage}`] : [];
  return [message, ...ofFields, ...ofServer, hint].map(printable).join('\n');
}

/** Text of a server with everything that could steer the terminal, or turn its direction around, as code points. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return `<U+${point.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
