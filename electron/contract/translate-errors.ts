import { mapEventIterator } from '@orpc/client';

/**
 * Makes a call; whatever it throws, at once or later from its stream, is thrown as `translate` says. Streams end without
 * a value: no schema describes what a service returns for itself, so it does not cross.
 */
export async function translateErrors(
  call: () => Promise<unknown>,
  translate: (error: unknown) => unknown,
): Promise<unknown> {
  try {
    const output = await call();
    return isStream(output)
      ? mapEventIterator(output, {
          value: (value, done) => (done ? undefined : value),
          error: async (error) => translate(error),
        })
      : output;
  } catch (error) {
    throw translate(error);
  }
}

/** Whether a call answered with a stream. */
export function isStream(output: unknown): output is AsyncGenerator<unknown> {
  return typeof (output as Partial<AsyncGenerator> | null)?.[Symbol.asyncIterator] === 'function';
}
