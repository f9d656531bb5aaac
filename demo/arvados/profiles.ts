import { type Emulator, type EmulatorSettings, noSignIn, type Profile } from '../lib/emulator.ts';
import { faultAnswer } from '../lib/faults.ts';
import { startServer } from '../lib/server.ts';
import type { Configuration } from './configuration.ts';
import { type ArvadosProfile, release22, release32 } from './profile.ts';
import { behindInterface, createHandler, internalError } from './router.ts';
import { install, populate } from './seed.ts';
import { createState } from './state.ts';

/** An Arvados whose configuration can be changed while it runs. */
export interface ArvadosEmulator extends Emulator {
  readonly configuration: Configuration;
}

/** Starts an Arvados; `knobs` are settings of the cluster that differ from the defaults. */
export async function startArvados(
  profile: ArvadosProfile,
  settings: EmulatorSettings,
  knobs: Partial<Configuration> = {},
): Promise<ArvadosEmulator> {
  const state = createState(profile, knobs, settings.seed, settings.now);
  install(state);
  const signIn = settings.virgin ? noSignIn : populate(state, settings.users, settings.seed);
  const users = state.users.size;
  const handle = createHandler(state);
  const server = await startServer({
    handle: settings.ui ? behindInterface(handle) : handle,
    port: settings.port,
    faults: settings.faults,
    seed: settings.seed,
    // Arvados knows no rate limit: a 429 comes from something in front of it.
    faultAnswer: (status) => (status === 500 ? internalError() : faultAnswer(status)),
  });
  const { configuration } = state;
  return { profile: profile.name, kind: 'arvados', users, signIn, configuration, ...server };
}

const define = (profile: ArvadosProfile): Profile => ({
  name: profile.name,
  kind: 'arvados',
  title: profile.title,
  users: 2400,
  start: (settings) => startArvados(profile, settings),
});

/** Arvados 2.2 and 3.2. */
export const arvadosProfiles: readonly Profile[] = [define(release22), define(release32)];
