import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '../../domain/connection.ts';
import type { CopyPlace } from '../directory/copy/copy-place.ts';
import type { SecretStore } from '../storage/secrets.ts';

/** The offline copies of directories: a sealed file for each connection, and beside it what the instance can do. */
export interface DirectoryCopies {
  /** Where the copy of a connection is, with its key; null where none is wanted or no key can be kept. */
  placeOf(connection: Connection): Promise<CopyPlace | null>;
  /** Removes the files of a connection. */
  remove(connectionId: string): void;
}

const FOLDER = 'directories';
const EXTENSION = '.directory';
/** Under this purpose the secret store keeps the key. */
const PURPOSE = 'directory-copy';
const KEY_BYTES = 32;

/** Opens the copies in a data folder, and removes those whose connection is gone or wants none. */
export function openDirectoryCopies(
  folder: string,
  secrets: SecretStore,
  connections: readonly Connection[],
): DirectoryCopies {
  const place = path.join(folder, FOLDER);
  const fileOf = (id: string) => path.join(place, `${encodeURIComponent(id)}${EXTENSION}`);
  const known = connections.filter(mayKeep).map(({ id }) => path.basename(fileOf(id)));
  for (const name of filesIn(place)) {
    if (!known.some((one) => name.startsWith(one))) rmSync(path.join(place, name), { force: true });
  }

  /** Two who open at once must not each make a key: the one that is not saved would seal what nobody can open. */
  const asked = new Map<string, Promise<Buffer | null>>();
  function keyOf(id: string): Promise<Buffer | null> {
    const present = asked.get(id) ?? readKey(id).finally(() => asked.delete(id));
    asked.set(id, present);
    return present;
  }

  async function readKey(id: string): Promise<Buffer | null> {
    // In memory a key would end with this run, and the copy is for the next one.
    if (secrets.state().backend === 'memory') return null;
    const kept = await secrets.get(id, PURPOSE);
    if (!kept.ok) return null;
    const key = kept.value === null ? randomBytes(KEY_BYTES) : Buffer.from(kept.value, 'base64');
    if (kept.value !== null) return key.length === KEY_BYTES ? key : null;
    const set = await secrets.set(id, PURPOSE, key.toString('base64'));
    return set.ok ? key : null;
  }

  return {
    async placeOf(connection) {
      if (!mayKeep(connection)) return null;
      const { id, baseUrl, server, signIn } = connection;
      const key = await keyOf(id);
      const subject = JSON.stringify([id, baseUrl, server.kind, signIn.method, signIn.handle]);
      return key && { file: fileOf(id), subject, key };
    },
    remove(id) {
      rmSync(fileOf(id), { force: true });
      rmSync(aboutOf(fileOf(id)), { force: true });
    },
  };
}

/** Where what an instance can do is kept, beside the copy of its directory and under its key. */
export function descriptionPlace({ file, subject, key }: CopyPlace): CopyPlace {
  return { file: aboutOf(file), subject: JSON.stringify(['about', subject]), key };
}

function aboutOf(file: string): string {
  return `${file}.about`;
}

/** Whether a copy of this instance's directory may be kept. */
export function mayKeep({ keepCopy = true }: Pick<Connection, 'keepCopy'>): boolean {
  return keepCopy;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
