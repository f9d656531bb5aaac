import { type Failure, fail, fillIn } from '../../domain/failure.ts';
import { FAILURE_TEXTS } from '../../domain/failure-texts.ts';
import type { Result } from '../../domain/result.ts';
import type { Say } from '../../domain/say.ts';

/** What a failure says, in the language of the person where a translation is among the adapters' words. */
export function inWords({ code, details }: Failure, say: Say): string {
  return say(FAILURE_TEXTS[code].message, details);
}

/** The same failure, said at the form field that it belongs to as well. */
export function onField(found: Failure, field: string, say: Say): Failure {
  return { ...found, fields: { [field]: inWords(found, say) } };
}

/**
 * What came of a write of several calls that stopped in the middle: `half-done`, or `outcome-unknown` where nobody can
 * tell whether the last call took effect. `done` begins a sentence, `rest` stands within one.
 */
export function halfDone(
  parts: { readonly done: string; readonly rest: string },
  why: Failure,
  say: Say,
): Result<never> {
  if (why.code === 'outcome-unknown') {
    const serverMessage = say('{done} was done; whether {rest} was too is open.', parts);
    return fail('outcome-unknown', why.details, { serverMessage });
  }
  const details = { ...parts, why: fillIn(FAILURE_TEXTS[why.code].message, why.details) };
  return fail('half-done', details, { serverMessage: why.serverMessage, because: why });
}
