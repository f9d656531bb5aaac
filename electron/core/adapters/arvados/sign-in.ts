import { fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import { readJson } from '../../net/json.ts';
import type { SessionContext } from '../adapter.ts';
import { settleRead } from '../settle-read.ts';
import { shareAttempt } from '../shared-attempt.ts';
import { failureOf, type Where } from './errors.ts';
import { readRefusal } from './refusals.ts';
import { tokenWire } from './wire.ts';

/** Signing in with a token, as connections keep it, … */
export const METHOD_TOKEN = 'token';
/** … or with user name and password, which get a token that lives as long as the session. */
export const METHOD_PASSWORD = 'password';

/** The token of one session. */
export interface TokenKeeper {
  /** The present token, or a new one; calls that come meanwhile share one attempt. */
  current(): Promise<Result<string>>;
  /** Forgets a token that the server no longer takes. False: there is no way to get another one. */
  drop(refused: string): boolean;
}

/** A token in the form that every cluster takes; `api_token` alone is only its secret (traps 14 and 15). */
export function fullToken({ uuid, api_token: secret }: { uuid: string; api_token: string }): string {
  return `v2/${uuid}/${secret}`;
}

/** Whether a text can be a token: what no header can carry was copied with something else. */
export function isSendable(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}

/** Creates the keeper; nothing is sent before it is asked. The secret stays in here. */
export function createTokenKeeper(
  { http, signIn, secret }: Pick<SessionContext, 'http' | 'signIn' | 'secret'>,
  where: Where,
): TokenKeeper {
  const byPassword = signIn.method === METHOD_PASSWORD;
  const shared = shareAttempt(begin);

  async function begin(): Promise<Result<string>> {
    if (secret === null || secret === '') return fail('credentials-missing', { instance: where.instance });
    if (byPassword) return authenticate(secret);
    const token = secret.trim();
    return isSendable(token) ? ok(token) : fail('token-wrong', { origin: where.origin });
  }

  /** A13. */
  async function authenticate(password: string): Promise<Result<string>> {
    const json = { username: guarded(signIn.handle), password: guarded(password) };
    const request = { method: 'POST', path: '/arvados/v1/users/authenticate', json } as const;
    // A sign-in whose answer never came leaves at most a token that nobody has.
    const answer = settleRead(await http.send(request), http);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return refused(answer.value);
    const token = readJson(answer.value, tokenWire, where.origin);
    return token.ok ? ok(fullToken(token.value)) : token;
  }

  /** Each login backend refuses in its own way (trap 13). */
  function refused(answer: Parameters<typeof failureOf>[0]): Result<never> {
    const { status, words } = readRefusal(answer);
    const more = { serverMessage: words };
    if (status === 400) return fail('password-sign-in-off', { origin: where.origin }, more);
    if (status === 401 || (status === 500 && /authentication failed/i.test(words))) {
      // The text of the Test backend tells how long the password was.
      return fail('credentials-wrong', { origin: where.origin });
    }
    return failed(failureOf(answer, where));
  }

  return {
    current: () => shared.current(),
    drop(refusedToken) {
      if (byPassword) shared.drop(refusedToken);
      return byPassword;
    },
  };
}

/**
 * Controller guesses what a text of the body means: one that begins like JSON is parsed, and `null` counts as missing
 * (trap 12). Only such a text is sent as JSON inside JSON, which the guesser undoes: nobody has ever run that, and any
 * other text arrives as it is under either reading.
 */
function guarded(text: string): string {
  return /^["[{]/.test(text) || text === 'null' ? JSON.stringify(text) : text;
}
