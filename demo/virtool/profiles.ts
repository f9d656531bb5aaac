import { type Emulator, type EmulatorSettings, noSignIn, type Profile } from '../lib/emulator.ts';
import { faultAnswer } from '../lib/faults.ts';
import { startServer } from '../lib/server.ts';
import { m1, m2, type VirtoolProfile } from './profile.ts';
import { renderCrash } from './rendering.ts';
import { behindInterface, createHandler } from './router.ts';
import { populate } from './seed.ts';
import { createState } from './state.ts';

/** Virtool 24.1.0 to 26.2.4. */
export const virtoolM1: Profile = define(m1);

/** Virtool 26.3.0 to 32.2.1. */
export const virtoolM2: Profile = define(m2);

function define(profile: VirtoolProfile): Profile {
  return { name: profile.name, kind: 'virtool', title: profile.title, start: (settings) => start(profile, settings) };
}

async function start(profile: VirtoolProfile, settings: EmulatorSettings): Promise<Emulator> {
  const state = createState(settings.seed, settings.now);
  const signIn = settings.virgin ? noSignIn : populate(state, settings.users, settings.seed);
  const users = state.users.size;
  const handle = createHandler(state, profile);
  const server = await startServer({
    handle: settings.ui ? behindInterface(handle) : handle,
    port: settings.port,
    faults: settings.faults,
    seed: settings.seed,
    // The server itself knows no rate limit: a 429 comes from something in front of it.
    faultAnswer: (status, request) => (status === 500 ? renderCrash(request) : faultAnswer(status)),
  });
  return { profile: profile.name, kind: 'virtool', users, signIn, ...server };
}
