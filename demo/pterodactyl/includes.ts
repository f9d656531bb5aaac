import { field, type Input, isMap } from './input.ts';
import { asText } from './validation.ts';

/** Related things that a client asked for, by dotted path. */
export type Includes = ReadonlySet<string>;

/** How deep relations may nest. */
const DEPTH = 2;

/** Reads `include`: a comma list or a real list. Unknown names do no harm. */
export function readIncludes(input: Input): Includes {
  const include = field(input, 'include') ?? '';
  const names = isMap(include) ? Object.values(include) : asText(include).split(',');
  const paths = new Set<string>();
  for (const name of names) {
    // Parameters of a relation, after a colon, mean nothing here.
    const steps = asText(name).trim().replace(/:.*$/s, '').split('.').slice(0, DEPTH);
    for (const [index] of steps.entries()) paths.add(steps.slice(0, index + 1).join('.'));
  }
  return paths;
}

/** What remains to be included inside of a relation. */
export function inside(includes: Includes, relation: string): Includes {
  const prefix = `${relation}.`;
  return new Set([...includes].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)));
}
