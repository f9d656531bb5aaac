import { type Emulator, type EmulatorSettings, noSignIn, type Profile, type SignIn } from '../lib/emulator.ts';
import { faultAnswer } from '../lib/faults.ts';
import { startServer } from '../lib/server.ts';
import { ACCOUNTS, KEYS, passwordOf } from './fixtures.ts';
import { type LegacyProfile, release21, release23 } from './profile.ts';
import { renderCrash } from './rendering.ts';
import { createHandler } from './router.ts';
import { populate } from './seed.ts';
import type { ServerSettings } from './server-settings.ts';
import { createState, startServing } from './state.ts';

/** A Virtool of 2018 whose settings can be read and changed past every rule while it runs. */
export interface LegacyEmulator extends Emulator {
  readonly settings: ServerSettings;
  /** Stops the server and starts it again: the `administrator` group is there, and permissions fit the groups. */
  restart(): void;
}

/**
 * Starts a Virtool of 2018; `knobs` are settings that differ from the defaults, such as `enable_api`, without which API
 * keys are not honoured. The web interface is there in any case, so the `ui` option changes nothing.
 */
export async function startVirtoolLegacy(
  profile: LegacyProfile,
  settings: EmulatorSettings,
  knobs: Partial<ServerSettings> = {},
): Promise<LegacyEmulator> {
  const state = createState(settings.seed, settings.now, knobs);
  if (!settings.virgin) populate(state, settings.users, settings.seed);
  const users = state.users.size;
  const server = await startServer({
    handle: createHandler(state, profile),
    port: settings.port,
    faults: settings.faults,
    seed: settings.seed,
    // The server itself knows no rate limit: a 429 comes from something in front of it.
    faultAnswer: (status) => (status === 500 ? renderCrash() : faultAnswer(status)),
  });
  return {
    profile: profile.name,
    kind: 'virtool-legacy',
    users,
    signIn: settings.virgin ? noSignIn : signInOf(state.settings),
    settings: state.settings,
    restart: () => {
      if (state.configured) startServing(state);
    },
    ...server,
  };
}

/** The key is there in any case, but only offered where it is honoured. */
function signInOf({ enable_api }: ServerSettings): SignIn {
  const handle = ACCOUNTS[0]?.id ?? '';
  return { method: 'password', handle, password: passwordOf(handle), key: enable_api ? KEYS.admin : null };
}

const define = (profile: LegacyProfile): Profile => ({
  name: profile.name,
  kind: 'virtool-legacy',
  title: profile.title,
  start: (settings) => startVirtoolLegacy(profile, settings),
});

/** Virtool 2.1 and 2.3. */
export const virtoolLegacyProfiles: readonly Profile[] = [release21, release23].map(define);
