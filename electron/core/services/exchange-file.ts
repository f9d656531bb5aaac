import { z } from 'zod';
import { EXPORT_LIMIT, type ExportedConnection, exportedConnectionSchema } from '../../domain/connection-export.ts';
import { fail } from '../../domain/failure.ts';
import { assertNever, ok, type Result } from '../../domain/result.ts';
import { ADAPTERS } from '../adapters/registry.ts';
import { parseJson } from '../storage/atomic-file.ts';
import { lockFor, seal, unseal } from '../storage/seal.ts';

const VERSION = 1;
const OPEN_FORMAT = 'roster-connections';
const SEALED_FORM = { format: 'roster-connections-sealed', version: VERSION } as const;

const contentSchema = z.object({ connections: z.array(exportedConnectionSchema).max(EXPORT_LIMIT) });
const headSchema = z.looseObject({ format: z.literal(OPEN_FORMAT), version: z.int() });

/** How both forms begin, which still shows after a file was cut off. */
const BEGINNING = /^\s*\{\s*"format"\s*:\s*"roster-connections/;

/** Writes connections as text that anybody can read; the secrets among them are left out. */
export function writeOpen(connections: readonly ExportedConnection[]): string {
  const open = connections.map(({ secrets: _kept, ...connection }) => connection);
  return `${JSON.stringify({ format: OPEN_FORMAT, version: VERSION, connections: open }, null, 2)}\n`;
}

/** Writes connections with their secrets as text that only the pass phrase opens. */
export async function writeSealed(connections: readonly ExportedConnection[], passphrase: string): Promise<string> {
  return seal(JSON.stringify({ connections }), await lockFor(passphrase), SEALED_FORM);
}

/**
 * Reads what either function wrote. Fails with `export-unreadable` for another program's file, `export-newer`,
 * `export-damaged`, `passphrase-needed` or `passphrase-wrong`.
 */
export async function readExchange(
  text: string,
  passphrase: string | null,
): Promise<Result<readonly ExportedConnection[]>> {
  const open = headSchema.safeParse(parseJson(text));
  if (open.success) return open.data.version > VERSION ? fail('export-newer') : readContent(open.data);
  if (!BEGINNING.test(text)) return fail('export-unreadable');
  return readSealed(text.trimStart(), passphrase);
}

async function readSealed(text: string, passphrase: string | null): Promise<Result<readonly ExportedConnection[]>> {
  // What is wrong with the file itself is said before somebody looks for its pass phrase.
  const unsealed = await unseal(text, passphrase, SEALED_FORM);
  switch (unsealed.state) {
    case 'opened':
      return readContent(parseJson(unsealed.plain));
    case 'newer':
      return fail('export-newer');
    case 'locked':
      return fail('passphrase-needed');
    case 'wrong':
      return fail('passphrase-wrong');
    case 'foreign':
    case 'damaged':
      return fail('export-damaged');
    default:
      return assertNever(unsealed);
  }
}

/** A kind that this Roster does not speak comes from a newer one. */
function readContent(value: unknown): Result<readonly ExportedConnection[]> {
  const content = contentSchema.safeParse(value);
  if (!content.success) return fail('export-damaged');
  const { connections } = content.data;
  const known = connections.every(({ server }) => ADAPTERS.some(({ kind }) => kind === server.kind));
  return known ? ok(connections) : fail('export-newer');
}
