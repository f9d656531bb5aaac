import type { Result } from '../../../domain/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../net/http.ts';
import { type Asking, createAsking } from '../asking.ts';
import { notSupported } from '../capability.ts';
import { settleRead } from '../settle-read.ts';
import { sendWith } from '../signed-in.ts';
import { unlessCancelled } from '../unless-cancelled.ts';
import { failureOf, type Subject, type Where } from './errors.ts';
import type { SignInKeeper } from './sign-in.ts';

/** Makes authenticated calls, signing in before the first one and again when the server forgot the sign-in. */
export interface Caller extends Asking<Subject> {
  readonly where: Where;
  /** Any answer, whatever its status. */
  send(request: HttpRequest): Promise<Result<HttpAnswer>>;
  /** Like `send`, for what looks like a write and changes nothing. */
  probe(request: HttpRequest): Promise<Result<HttpAnswer>>;
}

/** Creates a caller over the sign-in of a session. */
export function createCaller(http: HttpClient, keeper: SignInKeeper, where: Where): Caller {
  async function send(request: HttpRequest): Promise<Result<HttpAnswer>> {
    if (/\/\.\.?(\/|$)/.test(request.path)) return unaddressable(where);
    const signedIn = await unlessCancelled(keeper.current(), request.signal);
    if (!signedIn.ok) return signedIn;
    const answer = await sendWith(http, request, signedIn.value.headers);
    if (!answer.ok || answer.value.status !== 401 || where.byKey) return answer;
    // The refused call did nothing, whatever it was.
    keeper.drop(signedIn.value);
    const renewed = await unlessCancelled(keeper.current(), request.signal);
    return renewed.ok ? sendWith(http, request, renewed.value.headers) : renewed;
  }

  return {
    where,
    send,
    ...createAsking<Subject>(send, where.origin, (answer, about) => failureOf(answer, where, about)),
    probe: async (request) => settleRead(await send(request), http),
  };
}

/** Names stand in paths, where `.` and `..` mean something else however they are written. */
function unaddressable(where: Where): Result<never> {
  const { say } = where;
  return notSupported(
    where,
    say('look up or change what is called by dots alone'),
    say('Its name cannot stand in an address. Change it in the server’s database.'),
  );
}
