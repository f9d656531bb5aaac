import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Connection, connectionSchema } from '../../domain/connection.ts';
import { type Failure, fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { attempt, flush, parseJson, readIfThere, writeAtomically } from './atomic-file.ts';
import { LAST_GOOD_FILE, loadSettings, SETTINGS_FILE, SETTINGS_NAME, type Settings } from './settings-file.ts';

/** The part of Conf (and of electron-store, which extends it) that Roster uses. */
export interface ConfShaped {
  store: Record<string, unknown>;
  readonly path: string;
}
/** Makes the store of `<name>.json` in `folder`, with mode 0600; it must not clear a damaged file. */
export type StoreFactory = (options: { folder: string; name: string }) => ConfShaped;

/**
 * The saved connections in their order. A failed write leaves them as they were, unless only the last good copy could
 * not be written: the failure names its file then.
 */
export interface ConnectionStore {
  list(): readonly Connection[];
  get(id: string): Connection | null;
  /** Replaces the connection with the same id in its place, or appends it. On the disk when it returns. */
  save(connection: Connection): Result<void>;
  /** Like `save` for several, in one write: all of them or none. */
  saveAll(connections: readonly Connection[]): Result<void>;
  /** Removing what is not there is no failure. */
  remove(id: string): Result<void>;
  /** What went wrong while opening and was mended: `settings-damaged`, `settings-lost`. */
  readonly notices: readonly Failure[];
}

/** What `openConnectionStore` needs. `folder` exists; `now` gives the time in milliseconds. */
export interface ConnectionStoreOptions {
  readonly folder: string;
  readonly createStore: StoreFactory;
  readonly now?: () => number;
}

/**
 * Opens `settings.json` in a data folder whose lock the caller holds. Fails with `settings-newer`, `disk-full` or
 * `not-writable`.
 */
export function openConnectionStore({
  folder,
  createStore,
  now = Date.now,
}: ConnectionStoreOptions): Result<ConnectionStore> {
  const loaded = loadSettings({ folder, now });
  if (!loaded.ok) return loaded;
  const { notices, onDisk } = loaded.value;
  let { settings } = loaded.value;

  // Only now: Conf reads the file at once and throws on a damaged one.
  const made = attempt(path.join(folder, SETTINGS_FILE), () => createStore({ folder, name: SETTINGS_NAME }));
  if (!made.ok) return made;
  const store = made.value;
  const written = onDisk ? ok(undefined) : write(store, folder, settings);
  if (!written.ok) return written;
  const kept = keepCopy(store, folder);
  if (!kept.ok) return kept;

  function replace(connections: Connection[]): Result<void> {
    const next = { ...settings, connections };
    const replaced = write(store, folder, next);
    if (!replaced.ok) return replaced;
    settings = next;
    return keepCopy(store, folder);
  }

  function saveAll(connections: readonly Connection[]): Result<void> {
    const saved = new Map(connections.map((one) => [one.id, connectionSchema.parse(one)]));
    const kept = settings.connections.map((one) => saved.get(one.id) ?? one);
    const added = [...saved.values()].filter(({ id }) => !settings.connections.some((one) => one.id === id));
    return replace([...kept, ...added]);
  }

  return ok({
    notices,
    list: () => settings.connections,
    get: (id) => settings.connections.find((one) => one.id === id) ?? null,
    save: (connection) => saveAll([connection]),
    saveAll,
    remove: (id) => replace(settings.connections.filter((one) => one.id !== id)),
  });
}

/** Writes, and reads back what was written. */
function write(store: ConfShaped, folder: string, settings: Settings): Result<void> {
  const written = attempt(store.path, () => {
    store.store = { ...settings };
    flush(store.path);
  });
  if (!written.ok) return written;
  const text = readIfThere(store.path);
  if (!text.ok) return text;
  // On a full disk a write can stop in the middle without an error, and Conf renames the stump into place.
  const whole = isDeepStrictEqual(parseJson(text.value ?? ''), JSON.parse(JSON.stringify(settings)));
  return whole ? ok(undefined) : restoreCopy(store, folder);
}

function keepCopy(store: ConfShaped, folder: string): Result<void> {
  const copy = path.join(folder, LAST_GOOD_FILE);
  const present = readIfThere(store.path);
  if (!present.ok) return present;
  const kept = readIfThere(copy);
  if (!kept.ok) return kept;
  return present.value === null || present.value === kept.value ? ok(undefined) : writeAtomically(copy, present.value);
}

function restoreCopy(store: ConfShaped, folder: string): Result<never> {
  const copy = readIfThere(path.join(folder, LAST_GOOD_FILE));
  if (copy.ok && copy.value !== null) writeAtomically(store.path, copy.value);
  return fail('disk-full', { file: store.path });
}
