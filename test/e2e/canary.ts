import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the flows of a run leave what they saw and wrote; set by `global-setup.ts` before the first of them. */
export const CANARY_FOLDER = 'ROSTER_CANARY';

const SECRETS = 'secrets.jsonl';
const FLOWS = 'flows';
/** A shorter secret stands in every other file by accident. */
const SHORTEST = 8;

/** A secret that was found where it must not be. */
export interface Leak {
  /** The test that left it there. */
  readonly flow: string;
  /** Relative to what the flow left. */
  readonly file: string;
  readonly secret: string;
}

/** Marks a text as a secret: after all flows it must be found nowhere. Answers with the text itself. */
export function secret(text: string): string {
  const root = process.env[CANARY_FOLDER];
  if (text.length < SHORTEST) throw new Error('A marked secret must be long enough to be found for certain.');
  if (root !== undefined) appendFileSync(path.join(root, SECRETS), `${JSON.stringify(text)}\n`);
  return text;
}

/** A new folder for what a flow leaves; null where nothing is collected. */
export function folderOfFlow(title: string): string | null {
  const root = process.env[CANARY_FOLDER];
  if (root === undefined) return null;
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
  const taken = existsSync(path.join(root, FLOWS)) ? readdirSync(path.join(root, FLOWS)) : [];
  const folder = path.join(root, FLOWS, `${name}-${taken.length + 1}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Looks for every marked secret in everything that the flows left, as it is and in encodings that anybody can read. */
export function findLeaks(root: string): Leak[] {
  const flows = path.join(root, FLOWS);
  if (!existsSync(flows)) return [];
  const wanted = markedSecrets(root).map((text) => ({ text, forms: formsOf(text) }));
  return filesBelow(flows).flatMap((file) => {
    const content = readFileSync(file);
    const [flow = '', ...rest] = path.relative(flows, file).split(path.sep);
    return wanted
      .filter(({ forms }) => forms.some((form) => content.includes(form)))
      .map(({ text }) => ({ flow, file: rest.join('/'), secret: text }));
  });
}

/** How many files the flows left, and how many secrets were marked: a search through nothing finds nothing. */
export function sizeOfSearch(root: string): { readonly files: number; readonly secrets: number } {
  const flows = path.join(root, FLOWS);
  return { files: existsSync(flows) ? filesBelow(flows).length : 0, secrets: markedSecrets(root).length };
}

function markedSecrets(root: string): string[] {
  const file = path.join(root, SECRETS);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return [...new Set(lines.map((line) => JSON.parse(line) as string))];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** A text in every form that is still readable: escaped, in two bytes a character, hexadecimal, base64 at any offset. */
function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const readable = [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), bytes.toString('hex')];
  const utf16 = Buffer.from(text, 'utf16le');
  return [...new Set([...readable, ...base64Forms(bytes)])].map((form) => Buffer.from(form)).concat(utf16);
}

/** Base64 of the text wherever it starts in what was encoded: without the characters that depend on its neighbours. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const start = Math.ceil((offset * 8) / 6);
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    const sure = encoded.slice(start, whole);
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
