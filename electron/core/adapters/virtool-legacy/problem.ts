import { z } from 'zod';
import type { HttpAnswer } from '../../net/http.ts';

const errorObject = z.object({
  id: z.string(),
  message: z.string(),
  errors: z.record(z.string(), z.array(z.string())).catch({}).default({}),
});

/** What an answer that is no success says: all empty for a crash, which is a page, and for somebody in front. */
export interface Problem {
  readonly id: string;
  readonly message: string;
  /** The server's words on single fields of the request, by its names for them. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** Reads an answer that is no success; never throws, whatever the body is. */
export function readProblem({ text }: HttpAnswer): Problem {
  try {
    return errorObject.parse(JSON.parse(text));
  } catch {
    return { id: '', message: '', errors: {} };
  }
}
