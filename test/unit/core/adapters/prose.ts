import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

const core = path.join(import.meta.dirname, '../../../../electron/core');

/** What the source of an adapter holds of texts. */
export interface Texts {
  /** Every literal text, imports aside and mistakes of ours, which nobody translates. */
  readonly literals: ReadonlySet<string>;
  /** Literals that are handed to `say` as they stand. */
  readonly said: ReadonlySet<string>;
  /** Templates with words in them: such a text cannot be looked up. */
  readonly templates: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one);
  if (!isNode(value) || value.type === 'ImportDeclaration' || isMistake(value)) return;
  yield value;
  for (const child of Object.values(value)) yield* nodesIn(child);
}

const isMistake = ({ type, callee }: Node) =>
  type === 'NewExpression' && isNode(callee) && callee.type === 'Identifier' && callee.name === 'Error';

const textOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;

function saidBy({ type, callee, arguments: given }: Node): string | null {
  if (type !== 'CallExpression' || !isNode(callee) || !Array.isArray(given)) return null;
  const { name, property } = callee;
  const called = isNode(property) ? property.name : name;
  return called === 'say' ? textOf(given[0]) : null;
}

/** What a `Sentence` says later. */
function saidLater({ type, key, value }: Node): string | null {
  return type === 'Property' && isNode(key) && key.name === 'english' ? textOf(value) : null;
}

function wordsIn({ type, quasis }: Node): string | null {
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis)) return null;
  const text = quasis.map(({ value }: { value: { cooked: string } }) => value.cooked).join('…');
  return /[a-z]+ [a-z]+/i.test(text) ? text : null;
}

/** The texts of one adapter's folder, or with an empty name of what all share; tables of words are left out. */
export function textsOf(folder: string): Texts {
  return textsIn(path.join('adapters', folder), (file) => !file.includes('words'));
}

/** The texts of those files of a folder of the core that `counts` lets through. */
export function textsIn(folder: string, counts: (file: string) => boolean): Texts {
  const files = readdirSync(path.join(core, folder)).filter((file) => file.endsWith('.ts') && counts(file));
  const nodes = files.flatMap((file) => {
    const text = readFileSync(path.join(core, folder, file), 'utf8');
    return [...nodesIn(parseSync(file, text).program)];
  });
  const kept = (read: (node: Node) => string | null) => nodes.map(read).filter((text) => text !== null);
  return {
    literals: new Set(kept(textOf)),
    said: new Set(kept((node) => saidBy(node) ?? saidLater(node))),
    templates: kept(wordsIn),
  };
}
