import path from 'node:path';
import { z } from 'zod';
import { connectionSchema } from '../../domain/connection.ts';
import { type Failure, fail, failure } from '../../domain/failure.ts';
import { assertNever, ok, type Result } from '../../domain/result.ts';
import { parseJson, readIfThere, removeTemporaries, setAside, writeAtomically } from './atomic-file.ts';
import { MIGRATIONS, type Migration, migrate } from './migrations.ts';

/** The settings file's name, as the store factory gets it. */
export const SETTINGS_NAME = 'settings';
export const SETTINGS_FILE = `${SETTINGS_NAME}.json`;
export const LAST_GOOD_FILE = `${SETTINGS_NAME}.last-good.json`;

const settingsSchema = z.object({ version: z.number().int().min(1), connections: z.array(connectionSchema) });
const versionSchema = z.looseObject({ version: settingsSchema.shape.version });
/** All that the settings file holds, in the newest version. */
export type Settings = z.infer<typeof settingsSchema>;

/** What was loaded. `onDisk`: the file holds exactly this; otherwise it is to be written. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly onDisk: boolean;
  readonly notices: readonly Failure[];
}

interface LoadOptions {
  readonly folder: string;
  /** The time in milliseconds. */
  readonly now: () => number;
  readonly migrations?: readonly Migration[];
}

type Reading =
  | { readonly state: 'good'; readonly text: string; readonly settings: Settings; readonly from: number }
  | { readonly state: 'missing' | 'damaged' | 'newer' };

/**
 * Loads the settings. A damaged or missing file is set aside and replaced by the last good copy, with a notice
 * `settings-damaged`, or `settings-lost` where that is no good either. Fails with `settings-newer`, and touches nothing.
 */
export function loadSettings(options: LoadOptions): Result<LoadedSettings> {
  const { folder, migrations = MIGRATIONS } = options;
  const file = path.join(folder, SETTINGS_FILE);
  const copy = path.join(folder, LAST_GOOD_FILE);
  removeTemporaries(file);
  removeTemporaries(copy);

  const reading = read(file, migrations);
  if (!reading.ok) return reading;
  const { state } = reading.value;
  switch (state) {
    case 'good':
      return take(reading.value, [], options);
    case 'newer':
      return fail('settings-newer', { file: SETTINGS_FILE });
    case 'missing':
    case 'damaged':
      return recover(state, options);
    default:
      return assertNever(state);
  }
}

function read(file: string, migrations: readonly Migration[]): Result<Reading> {
  const text = readIfThere(file);
  if (!text.ok) return text;
  return ok(text.value === null ? { state: 'missing' } : understand(text.value, migrations));
}

function understand(text: string, migrations: readonly Migration[]): Reading {
  const versioned = versionSchema.safeParse(parseJson(text));
  if (!versioned.success) return { state: 'damaged' };
  const from = versioned.data.version;
  if (from > migrations.length + 1) return { state: 'newer' };
  const parsed = settingsSchema.safeParse(migrate(versioned.data, from, migrations));
  return parsed.success ? { state: 'good', text, settings: parsed.data, from } : { state: 'damaged' };
}

/** Keeps the file as it was before a migration, once. */
function take(
  { text, settings, from }: Extract<Reading, { state: 'good' }>,
  notices: readonly Failure[],
  { folder }: LoadOptions,
): Result<LoadedSettings> {
  const lifted = from < settings.version;
  if (lifted) {
    const kept = writeAtomically(path.join(folder, `${SETTINGS_NAME}.version-${from}.json`), text);
    if (!kept.ok) return kept;
  }
  return ok({ settings, onDisk: !lifted && notices.length === 0, notices });
}

function recover(state: 'missing' | 'damaged', options: LoadOptions): Result<LoadedSettings> {
  const { folder, now, migrations = MIGRATIONS } = options;
  const reading = read(path.join(folder, LAST_GOOD_FILE), migrations);
  if (!reading.ok) return reading;
  const copy = reading.value;
  if (copy.state === 'newer') return fail('settings-newer', { file: LAST_GOOD_FILE });
  const none: Settings = { version: migrations.length + 1, connections: [] };
  if (state === 'missing' && copy.state === 'missing') return ok({ settings: none, onDisk: false, notices: [] });

  const damaged = [
    ...(state === 'damaged' ? [SETTINGS_FILE] : []),
    ...(copy.state === 'damaged' ? [LAST_GOOD_FILE] : []),
  ];
  for (const name of damaged) {
    const aside = setAside(path.join(folder, name), now());
    if (!aside.ok) return aside;
  }
  if (copy.state === 'good') return take(copy, [failure('settings-damaged', { file: SETTINGS_FILE })], options);
  return ok({ settings: none, onDisk: false, notices: [failure('settings-lost', { file: SETTINGS_FILE })] });
}
