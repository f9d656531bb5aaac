import { z } from 'zod';
import type { HttpAnswer } from '../../net/http.ts';

const entryWire = z.object({
  code: z.string(),
  status: z.union([z.string(), z.number()]).transform(String),
  detail: z.string(),
  // There is more in it when the Panel runs in debug mode.
  meta: z.object({ source_field: z.string(), rule: z.string() }).optional().catch(undefined),
});
const problemWire = z.object({ errors: z.array(entryWire).min(1) });

/** One entry of the list of errors: the class of the exception, and on validation the field and the rule. */
export type ProblemEntry = z.output<typeof entryWire>;

/** The list of errors that an answer holds; null where it is no error of a Panel, a proxy's page for instance. */
export function readProblem(answer: HttpAnswer): readonly ProblemEntry[] | null {
  const parsed = problemWire.safeParse(parse(answer.text));
  return parsed.success ? parsed.data.errors : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a 404 is about a path that the Panel does not have, and not about a record. */
export function isMissingRoute(entry: ProblemEntry | undefined): boolean {
  return entry?.code === 'NotFoundHttpException' && entry.detail.startsWith('The route ');
}
