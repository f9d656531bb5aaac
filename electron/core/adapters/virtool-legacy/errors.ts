import type { ServerIdentity } from '../../../domain/description.ts';
import { type Details, type Failure, type FailureCode, failure } from '../../../domain/failure.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer } from '../../net/http.ts';
import { inWords, onField } from '../said-failures.ts';
import { statusFailure } from '../status-failure.ts';
import { type Problem, readProblem } from './problem.ts';

/** Where a call went and as whom: what every failure may name. */
export interface Where {
  readonly origin: string;
  readonly instance: string;
  readonly server: ServerIdentity;
  /** The user name that signs in. */
  readonly handle: string;
  /** An API key signs in. */
  readonly byKey: boolean;
  readonly say: Say;
}

/** What a call was about, so that its failure can name it. */
export interface Subject {
  readonly user?: string;
  readonly group?: string;
  /** The form field that chose the group, where the call is about a user. */
  readonly field?: 'groups' | 'primaryGroup';
  /** The call changes something: a gateway's missing answer leaves the outcome unknown. */
  readonly writes?: boolean;
}

/** Turns an answer that is no success into a failure. */
export function failureOf(answer: HttpAnswer, where: Where, subject: Subject = {}): Failure {
  const problem = readProblem(answer);
  const serverMessage = problem.message || undefined;
  switch (answer.status) {
    case 400:
    case 409:
      return refusal(problem, where, subject);
    case 401:
      // A key is wrong with 400, so this means that the header was not looked at: `enable_api` is off (trap 4).
      return failure(where.byKey ? 'keys-off' : 'credentials-wrong', { origin: where.origin }, { serverMessage });
    case 403:
      return notAllowed(where, serverMessage);
    case 404:
      return notFound(problem, where, subject) ?? ofStatus(answer, where, subject, serverMessage);
    case 422:
      return invalid(problem, where);
    case 503:
      if (problem.id === 'requires_setup') return failure('not-set-up', { origin: where.origin }, { serverMessage });
      return ofStatus(answer, where, subject, serverMessage);
    default:
      return ofStatus(answer, where, subject, serverMessage);
  }
}

/** The failure of the one permission that all of this takes. */
function notAllowed({ handle, instance, byKey, say }: Where, serverMessage?: string): Failure {
  const right = byKey
    ? say('the permission manage_users on the API key itself')
    : say('a group with the permission manage_users, joined before the sign-in');
  return failure('not-allowed', { handle, instance, right }, { serverMessage });
}

function notFound({ message }: Problem, { instance, say }: Where, subject: Subject): Failure | null {
  if (message === 'Group not found' && subject.group !== undefined && subject.user !== undefined) {
    return onField(failure('groups-missing', { groups: subject.group }), subject.field ?? 'groups', say);
  }
  if (subject.user !== undefined) return failure('user-not-found', { user: subject.user, instance });
  return subject.group === undefined ? null : failure('group-not-found', { group: subject.group, instance });
}

interface Refusal {
  readonly message: RegExp;
  readonly code: FailureCode;
  /** The form field that the sentence belongs to. */
  readonly field: string | null;
  readonly details: (where: Where, subject: Subject) => Details;
}

/** Every rule of the business that the server states in one sentence (2.0 to 2.3). */
const REFUSALS: readonly Refusal[] = [
  {
    message: /^User already exists/,
    code: 'handle-taken',
    field: 'handle',
    details: (_, { user = '' }) => ({ handle: user }),
  },
  {
    message: /^Group already exists/,
    code: 'group-name-taken',
    field: 'name',
    details: (_, { group = '' }) => ({ group }),
  },
  {
    message: /^User is not member of group/,
    code: 'not-a-member',
    field: 'primaryGroup',
    details: (_, { user = '' }) => ({ user }),
  },
  {
    message: /^(Cannot remove own account|Administrators cannot remove themselves)/,
    code: 'yourself-protected',
    field: null,
    details: ({ instance }) => ({ instance }),
  },
  {
    message: /^Cannot remove administrator group/,
    code: 'protected-group',
    field: null,
    details: (_, { group = '' }) => ({ group }),
  },
  {
    message: /^(Invalid|Malformed) Authorization header/,
    code: 'key-wrong',
    field: null,
    details: ({ origin }) => ({ origin }),
  },
];

function refusal({ message }: Problem, where: Where, subject: Subject): Failure {
  const serverMessage = message || undefined;
  const found = REFUSALS.find((one) => one.message.test(message));
  if (!found) return failure('refused-by-server', { origin: where.origin }, { serverMessage });
  const refused = failure(found.code, found.details(where, subject), { serverMessage });
  return found.field === null ? refused : onField(refused, found.field, where.say);
}

/** Names of request fields, where the form calls them otherwise. */
const FIELD_KEYS: Readonly<Record<string, string>> = {
  user_id: 'handle',
  group_id: 'name',
  force_reset: 'forceReset',
  primary_group: 'primaryGroup',
};

function invalid({ message, errors }: Problem, { say }: Where): Failure {
  const entries = Object.entries(errors).map(([name, [words = '']]) => [FIELD_KEYS[name] ?? name, words] as const);
  const minimum = entries
    .map(([key, words]) => (key === 'password' ? leastOf(words) : null))
    .find((one) => one !== null);
  const serverMessage = [message, ...entries.map(([key, words]) => `${key}: ${words}`)].join('; ');
  const fields = Object.fromEntries(entries.map(([key, words]) => [key, sentence(words, say)]));
  if (minimum === undefined) return failure('input-invalid', {}, { fields, serverMessage });
  const short = failure('password-too-short', { minimum }, { serverMessage });
  return { ...short, fields: { ...fields, password: inWords(short, say) } };
}

function leastOf(words: string): number | null {
  const match = /^min length is (\d+)$/.exec(words);
  return match ? Number(match[1]) : null;
}

/** The words of the server's validator as a sentence, where it is one that people meet. */
function sentence(words: string, say: Say): string {
  const minimum = leastOf(words);
  if (minimum !== null) return say('At least {minimum} characters.', { minimum });
  return words === 'required field' ? say('This is needed.') : words;
}

function ofStatus({ status }: HttpAnswer, { origin }: Where, subject: Subject, words: string | undefined): Failure {
  return statusFailure(status, subject, { origin }, words);
}
