import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };

/** The value of a YAML file. Throws where it is none. */
export function readYaml(file: string): unknown {
  return load(readFileSync(file, 'utf8'));
}
