import { type Details, type Failure, type FailureCode, failure } from '../../../domain/failure.ts';
import { assertNever } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer } from '../../net/http.ts';
import { onField } from '../said-failures.ts';
import { statusFailure } from '../status-failure.ts';
import { levelLabel } from './levels.ts';
import { type Problem, readProblem, wordsOf } from './problem.ts';
import type { Facts, LevelId } from './profile.ts';

/** Where a call went and as whom: what every failure may name. */
export interface Where {
  readonly origin: string;
  readonly instance: string;
  /** The handle that signs in. */
  readonly handle: string;
  /** What a refused API key means here; see `Facts`. */
  readonly refusedKey?: Facts['refusedKey'];
  readonly say: Say;
}

/** What a call was about, so that its failure can name it. */
export interface Subject {
  /** The handle, or the id where no handle is known. */
  readonly user?: string;
  readonly group?: string;
  /** The administrator level that the call needs; none needs no level. */
  readonly needs?: LevelId;
  /** Names of the ids that were sent. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The call changes something: a gateway's missing answer leaves the outcome unknown. */
  readonly writes?: boolean;
}

/** Turns an answer that is no success into a failure, whichever of the four error shapes it has. */
export function failureOf(answer: HttpAnswer, where: Where, subject: Subject = {}): Failure {
  const problem = readProblem(answer);
  const serverMessage = wordsOf(problem);
  switch (problem.shape) {
    case 'validation':
      // From 33.2.0 on a path with a user id that is no integer is refused before anybody looks for the user.
      if (problem.entries.some(({ loc }) => loc[0] === 'user_id' || loc[0] === 'group_id')) {
        return notFound(where, subject) ?? ofStatus(answer, where, subject, serverMessage);
      }
      return failure('input-invalid', {}, { fields: fieldsOf(problem.entries), serverMessage });
    case 'malformed-json':
      return failure('refused-by-server', { origin: where.origin }, { serverMessage });
    case 'object':
      return ofObject(problem, where, subject) ?? ofStatus(answer, where, subject, serverMessage);
    case 'text':
      return ofStatus(answer, where, subject, serverMessage);
    default:
      return assertNever(problem);
  }
}

/** The failure of a right that is missing. */
function notAllowed(where: Where, needs: LevelId | undefined, serverMessage?: string): Failure {
  const right = needs ? rightInWords(needs, where.say) : where.say('a higher right');
  return failure('not-allowed', { handle: where.handle, instance: where.instance, right }, { serverMessage });
}

function rightInWords(level: LevelId, say: Say): string {
  const details = { level: levelLabel(level, say) };
  return level === 'full'
    ? say('the administrator level {level}', details)
    : say('the administrator level {level} or a higher one', details);
}

function ofObject(problem: Problem & { shape: 'object' }, where: Where, subject: Subject): Failure | null {
  const serverMessage = problem.message;
  switch (problem.id) {
    case 'unauthorized':
      return failure('credentials-wrong', { origin: where.origin }, { serverMessage });
    case 'deactivated_user':
      return failure('account-deactivated', { handle: where.handle, origin: where.origin }, { serverMessage });
    // An API key of a deactivated account is answered like this, from 33.2.0 on a wrong one as well.
    case 'invalid_authorization_header':
      return failure(
        where.refusedKey ?? 'account-deactivated',
        { handle: where.handle, origin: where.origin },
        { serverMessage },
      );
    case 'malformed_authorization_header':
      return keyImpossible(where, serverMessage);
    case 'insufficient_privileges':
      return notAllowed(where, 'full', serverMessage);
    case 'forbidden':
      return notAllowed(where, subject.needs, serverMessage);
    case 'not_found':
      return notFound(where, subject);
    case 'bad_request':
    case 'conflict':
      return refusal(serverMessage, where, subject);
    default:
      return null;
  }
}

/** A handle that no API key works for: those that begin with `job` belong to the server's own workers (26.3.0). */
export function keyImpossible({ handle, say }: Pick<Where, 'handle' | 'say'>, serverMessage = ''): Failure {
  const sentence = serverMessage.startsWith('Jobs')
    ? say(
        'Virtool takes every handle that begins with “job” for one of its own jobs, so {handle} cannot use API keys. Sign in with the password instead.',
        { handle },
      )
    : say('The handle {handle} cannot be sent together with an API key. Sign in with the password instead.', {
        handle,
      });
  return failure('input-invalid', {}, { fields: { handle: sentence }, serverMessage: sentence });
}

function notFound(where: Where, subject: Subject): Failure | null {
  if (subject.group !== undefined) {
    return failure('group-not-found', { group: subject.group, instance: where.instance });
  }
  return subject.user === undefined
    ? null
    : failure('user-not-found', { user: subject.user, instance: where.instance });
}

interface Refusal {
  readonly message: RegExp;
  readonly code: FailureCode;
  /** The form field that the sentence belongs to. */
  readonly field: string | null;
  readonly details: (found: string, where: Where, subject: Subject) => Details;
}

const user = (_: string, __: Where, subject: Subject) => ({ user: subject.user ?? '' });
const handle = (_: string, __: Where, subject: Subject) => ({ handle: subject.user ?? '' });
const groups = (found: string, _: Where, subject: Subject) => ({ groups: namesOf(found, subject) });

/** Every rule of the business that the server states in one fixed sentence (24.1.0 to 39.20). */
const REFUSALS: readonly Refusal[] = [
  { message: /^User already exists$/, code: 'handle-taken', field: 'handle', details: handle },
  {
    message: /^Reserved user name: (.*)$/,
    code: 'handle-reserved',
    field: 'handle',
    details: (found) => ({ handle: found }),
  },
  {
    message: /^Password does not meet minimum length requirement \((\d+)\)$/,
    code: 'password-too-short',
    field: 'password',
    details: (found) => ({ minimum: Number(found) }),
  },
  { message: /^Non-existent groups: (.*)$/, code: 'groups-missing', field: 'groups', details: groups },
  { message: /^Non-existent group: (.*)$/, code: 'groups-missing', field: 'primaryGroup', details: groups },
  { message: /^User is not member of primary group$/, code: 'not-a-member', field: 'primaryGroup', details: user },
  { message: /^User is not a member of group$/, code: 'not-a-member', field: 'primaryGroup', details: user },
  {
    message: /^Cannot change own role$/,
    code: 'yourself-protected',
    field: null,
    details: (_, where) => ({ instance: where.instance }),
  },
  {
    message: /^Group already exists$/,
    code: 'group-name-taken',
    field: 'name',
    details: (_, __, subject) => ({ group: subject.group ?? '' }),
  },
  {
    message: /^Virtool already has at least one user$/,
    code: 'first-user-exists',
    field: null,
    details: (_, where) => ({ origin: where.origin }),
  },
  {
    message: /^Invalid (?:username or password|handle or password\.)$/,
    code: 'credentials-wrong',
    field: null,
    details: (_, where) => ({ origin: where.origin }),
  },
  { message: /^Invalid session$/, code: 'reset-ended', field: null, details: () => ({}) },
];

function refusal(message: string, where: Where, subject: Subject): Failure {
  for (const one of REFUSALS) {
    const match = one.message.exec(message);
    if (!match) continue;
    const found = failure(one.code, one.details(match[1] ?? '', where, subject), { serverMessage: message });
    return one.field === null ? found : onField(found, one.field, where.say);
  }
  return failure('refused-by-server', { origin: where.origin }, { serverMessage: message });
}

/** `'foo', 999` as the server lists ids, with the names that they had when they were chosen. */
function namesOf(list: string, subject: Subject): string {
  const ids = list.split(', ').map((id) => id.replace(/^'(.*)'$/, '$1'));
  return ids.map((id) => subject.labels?.[id] ?? id).join(', ');
}

/** Names of request fields, where the form calls them otherwise. */
const FIELD_KEYS: Readonly<Record<string, string>> = {
  force_reset: 'forceReset',
  primary_group: 'primaryGroup',
  role: 'administrator',
  username: 'handle',
};

/** One sentence for each field of a validation array; the first one where a field has several. */
function fieldsOf(entries: readonly { loc: readonly (string | number)[]; msg: string }[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { loc, msg } of entries) {
    const name = String(loc[0] ?? '');
    if (name === '' || name === '__root__') continue;
    fields[FIELD_KEYS[name] ?? name] ??= msg;
  }
  return fields;
}

function ofStatus(answer: HttpAnswer, where: Where, subject: Subject, serverMessage: string | undefined): Failure {
  const { status } = answer;
  if (status === 403) return notAllowed(where, subject.needs, serverMessage);
  return statusFailure(status, subject, { origin: where.origin }, serverMessage);
}
