import { readFile } from 'node:fs/promises';
import type { ImportNote, ImportPreview } from '../domain/connection-export.ts';
import { EXPORT_PASSPHRASE_MINIMUM, EXPORT_SIZE_LIMIT } from '../domain/connection-export.ts';
import { serverName } from '../domain/description.ts';
import { assertNever } from '../domain/result.ts';
import { failureBehind, UsageError } from './failures.ts';
import { table } from './output.ts';
import type { CommandContext } from './run.ts';
import { furtherSecret, newPassphrase } from './secrets.ts';

/** Options of `instances import`. */
export interface ImportOptions {
  choose: readonly string[];
  dryRun: boolean;
}

/** Prints all saved instances as text that `instances import` and the window read; sealed: with their secrets. */
export async function exportInstances(context: CommandContext, { sealed }: { sealed: boolean }): Promise<void> {
  const { output, json } = context;
  const text = await exportText(context, sealed);
  await output.line(json ? JSON.stringify({ text }) : text.trimEnd());
}

async function exportText(context: CommandContext, sealed: boolean): Promise<string> {
  const { client, signal } = context;
  if (!sealed) return (await client.instances.export({}, { signal })).text;
  const passphrase = await newPassphrase(context, 'the export');
  if (passphrase.length < EXPORT_PASSPHRASE_MINIMUM) {
    throw new UsageError(`A pass phrase for an export has at least ${EXPORT_PASSPHRASE_MINIMUM} characters.`);
  }
  return (await client.instances.exportSealed({ passphrase }, { signal })).text;
}

/** Saves instances out of an export, or prints what that would be. Those that are here already are left out unless chosen. */
export async function importInstances(context: CommandContext, file: string, options: ImportOptions): Promise<void> {
  const { client, output, json, signal } = context;
  const text = await readExport(file);
  const { previews, passphrase } = await preview(context, text);
  const chosen = placesOf(previews, options.choose);
  if (options.dryRun) {
    if (json) return output.line(JSON.stringify(previews.map((one, at) => ({ ...one, chosen: chosen.includes(at) }))));
    const rows = previews.map((one, at) => previewCells(one, at, chosen.includes(at)));
    for (const line of table(['NUMBER', 'NAME', 'ADDRESS', 'SERVER', 'ENVIRONMENT', 'WHAT HAPPENS'], rows)) {
      await output.line(line);
    }
    return;
  }
  const saved = await client.instances.import({ text, passphrase, chosen }, { signal });
  if (json) return output.line(JSON.stringify(saved));
  const rows = saved.map(({ name, baseUrl, environment }) => [name, baseUrl, environment]);
  for (const line of table(['IMPORTED', 'ADDRESS', 'ENVIRONMENT'], rows)) await output.line(line);
  const left = previews.length - saved.length;
  if (left > 0) context.note(`Left out: ${left}. --dry-run shows why, and --choose takes them by their numbers.`);
}

async function readExport(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`The file ${file} cannot be read.`);
  });
  if (text.length > EXPORT_SIZE_LIMIT) throw new UsageError(`The file ${file} is too large to be an export.`);
  return text;
}

/** Asks for the pass phrase once the file has shown that it needs one. */
async function preview(
  context: CommandContext,
  text: string,
): Promise<{ previews: ImportPreview[]; passphrase: string | null }> {
  const { client, signal } = context;
  try {
    return { previews: await client.instances.previewImport({ text, passphrase: null }, { signal }), passphrase: null };
  } catch (error) {
    if (failureBehind(error, signal)?.code !== 'passphrase-needed') throw error;
  }
  const passphrase = await furtherSecret(context, 'export', 'Pass phrase of the export');
  return { previews: await client.instances.previewImport({ text, passphrase }, { signal }), passphrase };
}

/** The places of those that are named by number or name; without any, of those whose address is new here. */
function placesOf(previews: readonly ImportPreview[], choose: readonly string[]): number[] {
  const all = previews.map((_one, at) => at);
  const wanted = choose.flatMap((text) => text.split(',')).map((text) => text.trim());
  if (wanted.length === 0) return all.filter((at) => previews[at]?.what !== 'same-address');
  if (wanted.includes('all')) return all;
  return wanted.map((text) => {
    const at = /^\d+$/.test(text) ? Number(text) - 1 : previews.findIndex(({ name }) => name === text);
    if (previews[at]) return at;
    throw new UsageError(`The export holds no "${text}". Take a number from 1 to ${previews.length}, or a name.`);
  });
}

function previewCells(preview: ImportPreview, at: number, isChosen: boolean): string[] {
  const { name, baseUrl, server, environment, notes } = preview;
  const what = [WHAT[preview.what], ...notes.map(noteWords)].join(' ');
  const happens = isChosen ? what : `Left out. ${what}`;
  return [String(at + 1), name, baseUrl, serverName(server), environment, happens];
}

const WHAT: Record<ImportPreview['what'], string> = {
  new: 'New.',
  'same-address': 'There is an instance with this address already.',
  'name-taken': 'The name is taken; it gets a number.',
};

function noteWords(note: ImportNote): string {
  switch (note.about) {
    case 'trust':
      return note.mode === 'ca'
        ? 'The own CA is not carried over: choose its file again.'
        : 'The pinned key is not carried over: compare and pin it again.';
    case 'http':
      return 'Plain http has to be allowed again.';
    case 'environment':
      return `It becomes ${note.to}, as the instance at this address is, not ${note.from}.`;
    case 'client-key':
      return 'The client certificate has no key here: choose both again.';
    case 'no-secrets':
      return 'Its password or key has to be entered.';
    default:
      return assertNever(note);
  }
}
