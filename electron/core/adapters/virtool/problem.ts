import { z } from 'zod';
import { assertNever } from '../../../domain/result.ts';
import type { HttpAnswer } from '../../net/http.ts';

const errorObject = z.object({ id: z.string(), message: z.string() });
const validationArray = z.array(
  z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string(), type: z.string() }),
);
const malformedJson = z.object({ error: z.string() });

/**
 * What an answer that is no success says. `object`: an error with an id; `validation`: one entry for each wrong part of
 * the request, always status 400; `malformed-json`: the request's body was no JSON; `text`: an unknown route, a crash,
 * or somebody in front of the server.
 */
export type Problem =
  | { readonly shape: 'object'; readonly status: number; readonly id: string; readonly message: string }
  | { readonly shape: 'validation'; readonly status: number; readonly entries: z.infer<typeof validationArray> }
  | { readonly shape: 'malformed-json'; readonly status: number; readonly message: string }
  | { readonly shape: 'text'; readonly status: number; readonly text: string };

/** Reads any of the server's four error shapes; never throws, whatever the body is. */
export function readProblem(answer: HttpAnswer): Problem {
  const { status } = answer;
  const body = parse(answer.text);
  const object = errorObject.safeParse(body);
  if (object.success) return { shape: 'object', status, ...object.data };
  const entries = validationArray.safeParse(body);
  if (entries.success) return { shape: 'validation', status, entries: entries.data };
  const malformed = malformedJson.safeParse(body);
  if (malformed.success) return { shape: 'malformed-json', status, message: malformed.data.error };
  return { shape: 'text', status, text: plainText(answer) };
}

/** The server's own words for a person, or undefined where it had none. */
export function wordsOf(problem: Problem): string | undefined {
  switch (problem.shape) {
    case 'object':
    case 'malformed-json':
      return problem.message;
    case 'validation':
      return problem.entries.map((entry) => `${entry.loc.join('.')}: ${entry.msg}`).join('; ');
    case 'text':
      return problem.text === '' ? undefined : problem.text;
    default:
      return assertNever(problem);
  }
}

/** Whether the answer is the 401 to strangers: for a sign-in that is over, and for every path that does not exist. */
export function isUnauthorized(answer: HttpAnswer): boolean {
  if (answer.status !== 401) return false;
  const problem = readProblem(answer);
  return problem.shape === 'object' && problem.id === 'unauthorized';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A page of a proxy helps nobody as source text. */
function plainText(answer: HttpAnswer): string {
  return (answer.headers['content-type'] ?? '').includes('html') ? '' : answer.text.trim();
}
