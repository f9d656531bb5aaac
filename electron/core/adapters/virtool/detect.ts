import { type ServerIdentity, UNKNOWN_VERSION } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer, HttpClient } from '../../net/http.ts';
import type { Detection } from '../adapter.ts';
import { factsOf, parseVersion, profileOf, SPOKEN } from './releases.ts';
import { type RootWire, rootWire } from './wire.ts';

/** The kind's id in saved connections, and … */
export const KIND = 'virtool';
/** … what people read. */
export const KIND_LABEL = 'Virtool';

/** What one of the two possible addresses answered. */
type Look =
  | { readonly found: 'root'; readonly root: RootWire; readonly version: string }
  | { readonly found: 'interface' | 'else'; readonly status: number };

/**
 * Looks for the root document at the address, then below `/api`: deployments put the server behind an ingress that
 * takes `/api` off, and answer everything else with the web interface and status 200. Null: not a modern Virtool.
 */
export async function detect(http: HttpClient, say: Say, signal?: AbortSignal): Promise<Result<Detection | null>> {
  const here = await look(http, '/', signal);
  if (here.ok && here.value.found === 'root') return recognise(http.baseUrl, here.value, say);
  if (!here.ok && here.failure.code !== 'redirected') return here;
  const below = await look(http, '/api/', signal);
  if (below.ok && below.value.found === 'root') return recognise(`${http.baseUrl}/api`, below.value, say);
  if (!here.ok) return here;
  if (!below.ok) return below;
  return here.value.found === 'interface' ? withoutApi(http, below.value) : ok(null);
}

/** The web interface of a Virtool is there, its API is down or elsewhere. */
function withoutApi(http: HttpClient, below: Look): Result<never> {
  const { origin } = new URL(http.baseUrl);
  const down = below.found !== 'root' && below.status >= 500;
  return down
    ? fail('server-unavailable', { origin, status: below.status })
    : fail('interface-without-api', { origin, kind: KIND_LABEL });
}

async function look(http: HttpClient, path: string, signal: AbortSignal | undefined): Promise<Result<Look>> {
  const answer = await http.send({ method: 'GET', path, signal });
  if (!answer.ok) return answer;
  const { status, headers, text } = answer.value;
  const root = rootWire.safeParse(parse(text));
  const version = (root.success ? root.data.version : undefined) ?? headers['x-virtool-version'];
  // Virtool 2 has endpoints too, but tells no version.
  if (status === 200 && root.success && version !== undefined) return ok({ found: 'root', root: root.data, version });
  return ok({ found: looksLikeInterface(answer.value) ? 'interface' : 'else', status });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function looksLikeInterface({ headers, text }: HttpAnswer): boolean {
  return (headers['content-type'] ?? '').includes('html') && /<title>[^<]*virtool/i.test(text);
}

type Root = Look & { found: 'root' };

function recognise(baseUrl: string, { root, version }: Root, say: Say): Result<Detection> {
  const numbers = parseVersion(version);
  const seen = numbers ? byVersion(version, numbers, say) : byFeatures(version, root, say);
  if (seen.reason !== '') {
    const reason = `${say(seen.reason)} ${say(SPOKEN)}`;
    return fail('version-unsupported', { kind: KIND_LABEL, version: seen.version, reason });
  }
  const server: ServerIdentity = { kind: KIND, kindLabel: KIND_LABEL, profile: seen.id, version };
  // Where nobody can create the first user from outside there is no use in offering it.
  const firstUser = root.first_user && factsOf(server).passwordSignIn;
  return ok({ baseUrl, server, firstUser, evidence: seen.evidence });
}

interface Seen {
  readonly id: string;
  readonly version: string;
  readonly reason: string;
  readonly evidence: string;
}

function byVersion(version: string, numbers: readonly number[], say: Say): Seen {
  return { ...profileOf(numbers), version, evidence: say('root document names version {version}', { version }) };
}

/**
 * A server whose image was built without a version says `Unknown`. Its root document tells roughly which release it
 * is; the rest shows itself only after sign-in (`proveProfile`).
 */
function byFeatures(version: string, { endpoints }: RootWire, say: Say): Seen {
  const lists = (name: string) => name in endpoints;
  if (!lists('users')) return { ...profileOf([41, 8, 0]), version: say('41.8.0 or newer'), evidence: '' };
  const named = { version: UNKNOWN_VERSION };
  if (lists('spaces')) {
    return {
      ...profileOf([32, 2, 1]),
      version,
      evidence: say('root document names the version {version} and lists spaces, so it is 32.2.1 or older', named),
    };
  }
  if (lists('groups')) {
    return {
      ...profileOf([33, 0, 0]),
      version,
      evidence: say('root document names the version {version} and no spaces, so it is 33.0.0 to 37.x', named),
    };
  }
  return {
    ...profileOf([38, 0, 0]),
    version,
    evidence: say('root document names the version {version} and no groups, so it is 38.0.0 or newer', named),
  };
}
