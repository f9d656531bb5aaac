import { ORPCError } from '@orpc/client';
import { type Failure, type FailureCode, failure, failureSchema } from '../domain/failure.ts';

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
  'not-confirmed': 'Run it on a terminal and answer the question there as it says; a script can’t.',
};

/** The same failure with the hint that helps whoever sits at a terminal. */
export function forTerminal(ending: Failure): Failure {
  return { ...ending, hint: HINTS[ending.code] ?? ending.hint };
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
