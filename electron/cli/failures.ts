import { ORPCError } from '@orpc/client';
import { type Failure, failure, failureSchema } from '../domain/failure.ts';

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
