import { z } from 'zod';
import type { ServerIdentity } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer, HttpClient } from '../../net/http.ts';
import type { Detection } from '../adapter.ts';
import { readProblem } from './problem.ts';

/** The kind's id in saved connections, and … */
export const KIND = 'virtool-legacy';
/** … what people read; the version tells it from the modern dialect. */
const KIND_LABEL = 'Virtool';

/** What is known before a sign-in: no call for strangers tells the exact release. */
const SERVER: ServerIdentity = { kind: KIND, kindLabel: KIND_LABEL, profile: 'virtool-legacy-2', version: '2.x' };

/** `GET /api` of 2.x; later ones have a version, modern ones `first_user` as well. */
const rootWire = z.object({
  endpoints: z.object({ viruses: z.object({}) }),
  version: z.undefined().optional(),
  first_user: z.undefined().optional(),
});

/**
 * Looks at `/api`, in one call without credentials. The base URL that is found is the server's root, since the sign-in
 * is a page beside the API, not a part of it. Null: not a Virtool of 2018.
 */
export async function detect(http: HttpClient, say: Say, signal?: AbortSignal): Promise<Result<Detection | null>> {
  const isBelow = new URL(http.baseUrl).pathname.endsWith('/api');
  const baseUrl = isBelow ? http.baseUrl.slice(0, -'/api'.length) : http.baseUrl;
  const answer = await http.send({ method: 'GET', path: isBelow ? '' : '/api', signal });
  if (!answer.ok) return isAnothers(answer.failure.code) ? ok(null) : answer;
  return recognise(baseUrl, answer.value, say);
}

/** The server sends on from no path of its API, and its answer there is small: somebody else answers like that. */
const isAnothers = (code: string) => code === 'redirected' || code === 'answer-too-large';

function recognise(baseUrl: string, answer: HttpAnswer, say: Say): Result<Detection | null> {
  if (answer.status === 200) {
    const isRoot = isOldRoot(answer);
    const evidence = say('its API lists viruses and tells no version, as that of 2.0 to 2.3');
    return ok(isRoot ? { baseUrl, server: SERVER, firstUser: false, evidence } : null);
  }
  const problem = readProblem(answer);
  if (answer.status === 503 && problem.id === 'requires_setup') {
    return ok({ baseUrl, server: SERVER, firstUser: true, evidence: say('its API says that nobody has set it up') });
  }
  // The modern dialect says `unauthorized`.
  if (answer.status === 401 && problem.id === 'requires_authorization') {
    const reason = say(
      'It lies between two ways of administering users: Roster speaks Virtool 2.0 to 2.3, and 23.1 to 41.7.',
    );
    return fail('version-unsupported', { kind: KIND_LABEL, version: '3.x', reason });
  }
  return ok(null);
}

function isOldRoot({ headers, text }: HttpAnswer): boolean {
  if (headers['x-virtool-version'] !== undefined) return false;
  try {
    return rootWire.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
