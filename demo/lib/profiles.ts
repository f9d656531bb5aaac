import { arvadosProfiles } from '../arvados/profiles.ts';
import { pterodactyl111 } from '../pterodactyl/profiles.ts';
import { virtoolProfiles } from '../virtool/profiles.ts';
import { virtoolLegacyProfiles } from '../virtool-legacy/profiles.ts';
import type { Emulator, EmulatorOptions, EmulatorSettings, Profile } from './emulator.ts';
import { parseFaults } from './faults.ts';
import { MAX_PEOPLE } from './people.ts';

/** Every emulator there is, by profile name. A new kind is a folder and a line here. */
export const profiles: ReadonlyMap<string, Profile> = new Map(
  [...virtoolProfiles, ...virtoolLegacyProfiles, ...arvadosProfiles, pterodactyl111].map((profile) => [
    profile.name,
    profile,
  ]),
);

/** More than anybody has, and still quick to start. */
const MAX_GROUPS = 10_000;

/** The options ask for something that no emulator offers; the message is one sentence for people. */
export class EmulatorOptionError extends Error {
  override name = 'EmulatorOptionError';
}

/** Looks a profile up. @throws EmulatorOptionError that names the known ones. */
export function findProfile(name: string): Profile {
  const profile = profiles.get(name);
  if (profile) return profile;
  const known = [...profiles.keys()].sort().join(', ');
  throw new EmulatorOptionError(`There is no profile "${name}". Known profiles: ${known}.`);
}

/**
 * Starts an emulator on 127.0.0.1 and resolves when it listens.
 * @throws EmulatorOptionError for an unknown profile or a number out of range, FaultSyntaxError for a fault switch,
 * or the listening error of the port.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const profile = findProfile(options.profile);
  const settings: EmulatorSettings = {
    users: profile.users ?? 1000,
    groups: 0,
    groupsEach: 1,
    virgin: false,
    port: 0,
    faults: [],
    seed: 1,
    ui: false,
    now: Date.now,
    ...options,
  };
  parseFaults(settings.faults);
  requireWhole('users', settings.users, 1, MAX_PEOPLE);
  requireWhole('groups', settings.groups, 0, MAX_GROUPS);
  requireWhole('groupsEach', settings.groupsEach, 1, Math.max(1, settings.groups));
  requireWhole('port', settings.port, 0, 65_535);
  requireWhole('seed', settings.seed, 0, 4_294_967_295);
  return profile.start(settings);
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new EmulatorOptionError(
    `"${name}" must be a whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`,
  );
}
