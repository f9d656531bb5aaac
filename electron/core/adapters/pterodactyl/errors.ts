import { type Failure, failure } from '../../../domain/failure.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer } from '../../net/http.ts';
import { statusFailure } from '../status-failure.ts';
import { NEEDED_WORDS } from './keys.ts';
import { isMissingRoute, type ProblemEntry, readProblem } from './problem.ts';
import { type Sent, validationFailure } from './validation.ts';

/** Where a call went: what every failure may name. */
export interface Where {
  readonly origin: string;
  readonly instance: string;
  readonly say: Say;
}

/** What a call was about, so that its failure can name it. */
export interface Subject {
  /** The handle, or the id where no handle is known. */
  readonly user?: string;
  /** The name of a server. */
  readonly object?: string;
  /** The right that the call needs, as an English phrase to go after "needs". */
  readonly needs?: string;
  /** The call changes something: a gateway's missing answer leaves the outcome unknown. */
  readonly writes?: boolean;
  /** What was sent, by the keys of the form. */
  readonly sent?: Sent;
}

/** Turns an answer that is no success into a failure. */
export function failureOf(answer: HttpAnswer, where: Where, subject: Subject = {}): Failure {
  const problem = readProblem(answer);
  const [first] = problem ?? [];
  if (!problem || !first) return ofStatus(answer.status, where, subject);
  const { origin } = where;
  const more = { serverMessage: first.detail };
  switch (answer.status) {
    case 400:
      return ofRefusal(first, where, subject);
    case 401:
      return failure('token-wrong', { origin }, more);
    case 403:
      return ofForbidden(first, where, subject);
    case 404:
      return ofMissing(first, where, subject);
    case 409:
      return failure('refused-by-server', { origin }, more);
    case 419:
      return failure('refused-as-page', { origin, status: 419 }, more);
    case 422:
      return validationFailure(problem, subject.sent ?? {}, where.say);
    default:
      return ofStatus(answer.status, where, subject, first.detail);
  }
}

/** The failure of a right that the key lacks: its bits decide, not its owner's name. `needs` is an English phrase. */
export function notAllowed({ instance, say }: Where, needs: string, serverMessage?: string): Failure {
  return failure('not-allowed', { handle: say('This key'), instance, right: say(needs) }, { serverMessage });
}

/** A business rule says no, or the Panel wants something of the key's owner first. */
function ofRefusal({ code, detail }: ProblemEntry, { origin }: Where, subject: Subject): Failure {
  const more = { serverMessage: detail };
  switch (code) {
    case 'TwoFactorAuthRequiredException':
      return failure('two-factor-required', { origin }, more);
    // Somebody else gave it meanwhile.
    case 'ServerSubuserExistsException':
      return failure('conflict', { target: subject.user ?? '', what: subject.object ?? '' }, more);
    default:
      return failure('refused-by-server', { origin }, more);
  }
}

/** Four refusals share one code: their English texts, which no language of the Panel changes, tell them apart. */
function ofForbidden({ code, detail }: ProblemEntry, where: Where, subject: Subject): Failure {
  const { origin } = where;
  const more = { serverMessage: detail };
  const address = /^This IP address \((.*?)\)/.exec(detail);
  if (address) return failure('key-address-refused', { origin, address: address[1] ?? '' }, more);
  if (detail.startsWith('This account does not have permission')) {
    return failure('key-owner-powerless', { origin }, more);
  }
  if (/application API key .* client API key/.test(detail)) {
    const given = where.say('an application key');
    return failure('key-kind-wrong', { given, needed: where.say(NEEDED_WORDS.account) }, more);
  }
  const isPlain = detail.startsWith('This action is unauthorized') || code === 'HttpForbiddenException';
  if (isPlain && subject.needs !== undefined) return notAllowed(where, subject.needs, detail);
  return failure('refused-by-server', { origin }, more);
}

function ofMissing(entry: ProblemEntry, { origin, instance }: Where, subject: Subject): Failure {
  const unexpected = failure('answer-unexpected', { origin, status: 404 }, { serverMessage: entry.detail });
  if (isMissingRoute(entry)) return unexpected;
  if (subject.object !== undefined) return failure('object-not-found', { object: subject.object, instance });
  if (subject.user !== undefined) return failure('user-not-found', { user: subject.user, instance });
  return unexpected;
}

function ofStatus(status: number, { origin }: Where, subject: Subject, serverMessage?: string): Failure {
  if (status === 419) return failure('refused-as-page', { origin, status }, { serverMessage });
  return statusFailure(status, subject, { origin }, serverMessage);
}
