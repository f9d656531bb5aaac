import { type Emulator, type EmulatorSettings, noSignIn, type Profile } from '../lib/emulator.ts';
import { RETRY_AFTER } from '../lib/faults.ts';
import type { Answer, Incoming } from '../lib/http.ts';
import { startServer } from '../lib/server.ts';
import { hireOperator } from './operator.ts';
import { failure, tooManyRequests } from './refusal.ts';
import { addCors, addHeaders, renderRefusal } from './rendering.ts';
import { readRequest } from './request.ts';
import { createHandler } from './router.ts';
import { createPopulated, createVirgin, signIn } from './seed.ts';
import type { State } from './state.ts';
import { WORLD_SIZE } from './world.ts';

/** Pterodactyl Panel 1.11. */
export const pterodactyl111: Profile = {
  name: 'pterodactyl-1.11',
  kind: 'pterodactyl',
  title: 'Pterodactyl Panel 1.11',
  users: WORLD_SIZE,
  start,
};

async function start(settings: EmulatorSettings): Promise<Emulator> {
  const { virgin, users, seed, now } = settings;
  const state = virgin ? createVirgin(seed, now) : createPopulated(users, seed, now);
  const server = await startServer({
    handle: createHandler(state),
    port: settings.port,
    faults: settings.faults,
    seed,
    faultAnswer: (status, request) => renderFault(state, status, request),
  });
  const emulator: Emulator = {
    profile: pterodactyl111.name,
    kind: 'pterodactyl',
    users: state.users.size,
    signIn: virgin ? noSignIn : signIn,
    ...server,
  };
  hireOperator(emulator, state);
  return emulator;
}

/** An injected fault in the Panel's own words. */
function renderFault(state: State, status: 429 | 500, incoming: Incoming): Answer {
  const request = readRequest(incoming);
  if (status === 500) return addCors(renderRefusal(failure('QueryException'), request));
  const answer = renderRefusal(tooManyRequests(RETRY_AFTER, state.seconds() + RETRY_AFTER), request);
  const limit = String(state.settings.applicationLimit);
  return addCors(addHeaders(answer, ['X-RateLimit-Limit', limit], ['X-RateLimit-Remaining', '0']));
}
