import { UNKNOWN_VERSION } from '../../../domain/description.ts';
import { type Failure, fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer, HttpClient } from '../../net/http.ts';
import type { Detection } from '../adapter.ts';
import { unlessPage } from './caller.ts';
import { refusePelican } from './keys.ts';
import { readProblem } from './problem.ts';

/** The kind's id in saved connections, and … */
export const KIND = 'pterodactyl';
/** … what people read. */
const KIND_LABEL = 'Pterodactyl';
/** Everything since 1.8.0 answers alike where users are concerned, and no call tells the version. */
const PROFILE = '1.x';

/** Ends of addresses that people copy together with the Panel's own, with the path of the API below each. */
const ENDS: readonly [end: RegExp, below: string][] = [
  [/\/api\/application$/, ''],
  [/\/api$/, '/application'],
  [/$/, '/api/application'],
];

/** How a server that has roles treats a stranger who asks for them. */
const PELICAN_ANSWERS: readonly number[] = [200, 401, 403];

/**
 * Asks for users without a key: a Panel refuses in an error shape of its own. Also finds it in a sub-directory and where
 * `/api` was pasted along. Null: no Panel. Fails with `version-unsupported` for Pelican, with `server-unavailable` in
 * maintenance mode, and with `refused-as-page` where the refusal is a page.
 */
export async function detect(http: HttpClient, say: Say, signal?: AbortSignal): Promise<Result<Detection | null>> {
  const [end, below] = ENDS.find(([pattern]) => pattern.test(http.baseUrl)) ?? [/$/, ''];
  const answer = await http.send({ method: 'GET', path: `${below}/users`, signal });
  if (!answer.ok) return answer.failure.code === 'redirected' ? ofRedirect(answer.failure, http.baseUrl) : answer;
  const { origin } = new URL(http.baseUrl);
  const refusal = refusalOf(answer.value);
  if (refusal === 'maintenance') return fail('server-unavailable', { origin, status: 503 });
  if (refusal === null) return ok(null);
  const roles = await http.send({ method: 'GET', path: `${below}/roles`, signal });
  if (!roles.ok) return roles;
  const { status } = roles.value;
  // Pelican has roles, and refuses strangers there; the words of a 404 differ between versions of the framework.
  if (status >= 500) return fail(status === 503 ? 'server-unavailable' : 'server-error', { origin, status });
  if (PELICAN_ANSWERS.includes(status)) {
    // A Panel's own pages refuse strangers whatever stands in the path: then this is one of them, and no root.
    const nonsense = await http.send({ method: 'GET', path: `${below}/no-such-resource`, signal });
    return nonsense.ok && nonsense.value.status === status ? ok(null) : refusePelican(say);
  }
  // Something else answers below an address that is a page of the Panel, not its root.
  if (status !== 404) return ok(null);
  return ok({
    baseUrl: http.baseUrl.replace(end, ''),
    server: { kind: KIND, kindLabel: KIND_LABEL, profile: PROFILE, version: UNKNOWN_VERSION },
    firstUser: false,
    evidence: say('it refuses strangers as a Pterodactyl Panel does; no Panel tells its version'),
  });
}

/** Other kinds redirect as well, and tell more about it themselves; only a Panel has this sign-in page. */
function ofRedirect(reason: Failure, baseUrl: string): Result<null> {
  const toSignInPage = /\/auth\/login$/.test(String(reason.details.to ?? ''));
  return toSignInPage ? failed(unlessPage(reason, baseUrl)) : ok(null);
}

/** Which of a Panel's refusals of a stranger an answer is; null for none. */
function refusalOf(answer: HttpAnswer): 'stranger' | 'maintenance' | null {
  const [entry] = readProblem(answer) ?? [];
  if (answer.status === 401 && entry?.code === 'AuthenticationException' && entry.status === '401') return 'stranger';
  return answer.status === 503 && entry?.code === 'HttpException' ? 'maintenance' : null;
}
