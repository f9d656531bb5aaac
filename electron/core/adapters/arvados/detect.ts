import type { z } from 'zod';
import { type ServerIdentity, UNKNOWN_VERSION } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer, HttpClient } from '../../net/http.ts';
import { readJson } from '../../net/json.ts';
import type { Detection } from '../adapter.ts';
import { type Facts, factsOf, KIND, KIND_LABEL, profileOf, releaseOf } from './releases.ts';
import { configWire, type DiscoveryWire, discoveryWire, workbenchWire } from './wire.ts';

const DISCOVERY = '/discovery/v1/apis/arvados/v1/rest';
const BASE_PATH = '/arvados/v1';

/** A document if it was there, else what was there instead. */
type Look<Found> = { readonly found: Found } | { readonly found: null; readonly answer: HttpAnswer | null };

/**
 * Looks for the two documents that an Arvados shows without a token. Also takes an address that ends in `/arvados/v1`,
 * and sends people who enter Workbench's address on to the API. Null: not an Arvados.
 */
export async function detect(http: HttpClient, say: Say, signal?: AbortSignal): Promise<Result<Detection | null>> {
  const discovery = await look(http, DISCOVERY, discoveryWire, signal);
  if (!discovery.ok) return discovery;
  if (discovery.value.found) return recognise(http.baseUrl, discovery.value.found, say);
  const { answer } = discovery.value;
  if (answer && isOverloaded(answer)) {
    return fail('server-unavailable', { origin: new URL(http.baseUrl).origin, status: answer.status });
  }
  if (answer && looksLikeWorkbench(answer)) return behindWorkbench(http, say, signal);
  return http.baseUrl.endsWith(BASE_PATH) ? withinApi(http, say, signal) : ok(null);
}

/** Reads a document that may not be there; only failures of the way are failures. */
async function look<Schema extends z.ZodType>(
  http: HttpClient,
  path: string,
  schema: Schema,
  signal: AbortSignal | undefined,
): Promise<Result<Look<z.output<Schema>>>> {
  const answer = await http.send({ method: 'GET', path, signal });
  // A server of another kind may send every unknown path elsewhere.
  if (!answer.ok) return answer.failure.code === 'redirected' ? ok({ found: null, answer: null }) : answer;
  const read = answer.value.status === 200 ? readJson(answer.value, schema, http.baseUrl) : null;
  return ok(read?.ok ? { found: read.value } : { found: null, answer: answer.value });
}

/** Only controller refuses in this way when its queue is full (§3.4, trap 40). */
function isOverloaded({ status, text }: HttpAnswer): boolean {
  return status === 503 && text === '';
}

/** Workbench answers every path with its page. */
function looksLikeWorkbench({ headers, text }: HttpAnswer): boolean {
  return (headers['content-type'] ?? '').includes('html') && /<title>[^<]*arvados/i.test(text);
}

function recognise(baseUrl: string, discovery: DiscoveryWire, say: Say): Result<Detection> {
  const profile = profileOf(releaseOf(discovery), say);
  if (!profile.ok) return profile;
  const server: ServerIdentity = { kind: KIND, kindLabel: KIND_LABEL, ...profile.value };
  const evidence = say('discovery document names version {version} of the cluster {cluster}', {
    version: profile.value.version,
    cluster: discovery.uuidPrefix,
  });
  // Nobody can tell from outside whether there is an administrator (§10.2).
  return ok({ baseUrl, server, firstUser: false, evidence });
}

/** The discovery document lies beside the API and not below it: which release this is shows itself at sign-in. */
async function withinApi(
  http: HttpClient,
  say: Say,
  signal: AbortSignal | undefined,
): Promise<Result<Detection | null>> {
  const config = await look(http, '/config', configWire, signal);
  if (!config.ok) return config;
  if (!config.value.found) return ok(null);
  const server: ServerIdentity = { kind: KIND, kindLabel: KIND_LABEL, profile: 'arvados', version: UNKNOWN_VERSION };
  const evidence = say('its configuration names the cluster {cluster}', { cluster: config.value.found.ClusterID });
  return ok({ baseUrl: http.baseUrl.slice(0, -BASE_PATH.length), server, firstUser: false, evidence });
}

/**
 * Looks below `/api`, as for other kinds. Else Workbench tells its own pages where the API is, which is where a person
 * is sent: no call may leave the address that was entered.
 */
async function behindWorkbench(
  http: HttpClient,
  say: Say,
  signal: AbortSignal | undefined,
): Promise<Result<Detection>> {
  const below = await look(http, `/api${DISCOVERY}`, discoveryWire, signal);
  if (!below.ok) return below;
  if (below.value.found) return recognise(`${http.baseUrl}/api`, below.value.found, say);
  const { origin } = new URL(http.baseUrl);
  const settings = await look(http, '/config.json', workbenchWire, signal);
  if (!settings.ok) return settings;
  if (!settings.value.found) return fail('interface-without-api', { origin, kind: KIND_LABEL });
  return fail('redirected', { origin, to: `https://${settings.value.found.API_HOST}`, status: 200 });
}

/** What the cluster tells everybody about itself; fails with `not-recognised` where it tells nothing any more. */
export async function readFacts(http: HttpClient, say: Say, signal?: AbortSignal): Promise<Result<Facts>> {
  const [discovery, config] = await Promise.all([
    look(http, DISCOVERY, discoveryWire, signal),
    look(http, `${BASE_PATH}/config`, configWire, signal),
  ]);
  if (!discovery.ok) return discovery;
  if (!config.ok) return config;
  if (!discovery.value.found) return unreadable(http, discovery.value.answer);
  // Without its configuration a satellite would pass for the home of its accounts.
  if (!config.value.found) return unreadable(http, config.value.answer);
  const profile = profileOf(releaseOf(discovery.value.found), say);
  return profile.ok ? ok(factsOf(discovery.value.found, config.value.found)) : profile;
}

function unreadable(http: HttpClient, answer: HttpAnswer | null): Result<never> {
  const { origin } = new URL(http.baseUrl);
  if (answer && answer.status >= 500) return fail('server-unavailable', { origin, status: answer.status });
  return fail('not-recognised', { origin });
}
