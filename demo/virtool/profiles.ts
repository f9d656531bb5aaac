import { type Emulator, type EmulatorSettings, noSignIn, type Profile, type SignIn } from '../lib/emulator.ts';
import { faultAnswer } from '../lib/faults.ts';
import { startServer } from '../lib/server.ts';
import { m0, m1, m2, type VirtoolProfile, v33, v35, v38, v39, v41, v42 } from './profile.ts';
import { renderCrash } from './rendering.ts';
import { behindInterface, createHandler, interfaceAlone } from './router.ts';
import { populate } from './seed.ts';
import { createState } from './state.ts';

/** Every release of modern Virtool that there is an emulator of, oldest first. */
export const virtoolProfiles: readonly Profile[] = [m0, m1, m2, v33, v35, v38, v39, v41, v42].map(define);

function define(profile: VirtoolProfile): Profile {
  return { name: profile.name, kind: 'virtool', title: profile.title, start: (settings) => start(profile, settings) };
}

async function start(profile: VirtoolProfile, settings: EmulatorSettings): Promise<Emulator> {
  const state = createState(settings.seed, settings.now);
  const signIn = settings.virgin ? noSignIn : offered(profile, populate(state, profile, settings));
  const users = state.users.size;
  const handle = createHandler(state, profile);
  const server = await startServer({
    handle: profile.publicApi ? (settings.ui ? behindInterface(handle) : handle) : interfaceAlone,
    port: settings.port,
    faults: settings.faults,
    seed: settings.seed,
    // The server itself knows no rate limit: a 429 comes from something in front of it.
    faultAnswer: (status, request) => (status === 500 ? renderCrash(request) : faultAnswer(status)),
  });
  return { profile: profile.name, kind: 'virtool', users, signIn, ...server };
}

/** The ways in that the release still has. */
function offered({ parts }: VirtoolProfile, signIn: SignIn): SignIn {
  if (parts.includes('sign-in')) return signIn;
  return parts.includes('account') ? { ...signIn, method: 'key', password: null } : noSignIn;
}
