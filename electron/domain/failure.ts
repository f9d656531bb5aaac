import { z } from 'zod';
import { FAILURE_TEXTS, type FailureText } from './failure-texts.ts';
import { failed, type Result } from './result.ts';

/** One member of the closed union of expected failures. */
export type FailureCode = keyof typeof FAILURE_TEXTS;

/** Every code, in the order of the table. */
export const FAILURE_CODES = Object.keys(FAILURE_TEXTS) as [FailureCode, ...FailureCode[]];

/** What a failure names: short words and numbers that its text refers to as `{name}`. Never a secret, a body or a stack. */
export const detailsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type Details = z.infer<typeof detailsSchema>;

/**
 * A failure as it crosses to a face. `message` and `hint` are English sentences; faces that translate use `code` and
 * `details`. `fields` holds sentences for single form fields, by field key. `serverMessage` is the server's own text,
 * capped, to be shown as text only. `because` is the failure behind this one, which `details.why` says in English.
 */
export const failureSchema = z.object({
  code: z.enum(FAILURE_CODES),
  message: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
  details: detailsSchema,
  fields: z.record(z.string(), z.string()).optional(),
  serverMessage: z.string().optional(),
  because: z.object({ code: z.enum(FAILURE_CODES), details: detailsSchema }).optional(),
});
export type Failure = z.infer<typeof failureSchema>;

const SERVER_MESSAGE_LIMIT = 500;

/** Puts `details` into a text with `{name}` placeholders; an unknown name stays as it is. */
export function fillIn(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole));
}

/** Builds a failure with its text and hint filled in. */
export function failure(
  code: FailureCode,
  details: Details = {},
  more: {
    fields?: Record<string, string> | undefined;
    serverMessage?: string | undefined;
    because?: Pick<Failure, 'code' | 'details'>;
  } = {},
): Failure {
  const text: FailureText = FAILURE_TEXTS[code];
  return {
    code,
    message: fillIn(text.message, details),
    hint: fillIn(text.hint, details),
    retryable: text.retryable,
    details,
    ...(more.fields ? { fields: more.fields } : {}),
    ...(more.because ? { because: { code: more.because.code, details: more.because.details } } : {}),
    ...(more.serverMessage ? { serverMessage: more.serverMessage.slice(0, SERVER_MESSAGE_LIMIT) } : {}),
  };
}

/** Builds a failed result: `return fail('not-found', { what: 'fred' })`. */
export function fail(...args: Parameters<typeof failure>): Result<never> {
  return failed(failure(...args));
}

/** Whether a write that failed so may have taken effect, wholly or in part: what is there now has to be read again. */
export function isUncertain({ code }: Pick<Failure, 'code'>): boolean {
  return code === 'outcome-unknown' || code === 'half-done';
}
