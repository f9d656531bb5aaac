import { type Details, type Failure, type FailureCode, failure } from '../../../domain/failure.ts';
import type { Say } from '../../../domain/say.ts';
import type { HttpAnswer } from '../../net/http.ts';
import { inWords } from '../said-failures.ts';
import { statusFailure } from '../status-failure.ts';
import { type Refusal, readRefusal } from './refusals.ts';
import { KIND_LABEL } from './releases.ts';

/** Where a call went and as whom: what every failure may name. */
export interface Where {
  readonly origin: string;
  readonly instance: string;
  /** Who is signed in, as far as it is known. */
  readonly who: () => string;
  readonly version: string;
  readonly say: Say;
}

/** What a call was about, so that its failure can name it. */
export interface Subject {
  /** The name, or the id where no name is known. */
  readonly user?: string;
  readonly group?: string;
  /** A link, a shell node or another object. */
  readonly object?: string;
  /** Fields of the form that were sent, by what the form calls them. */
  readonly sent?: Readonly<Record<string, string>>;
  /** The call changes something: a gateway's missing answer leaves the outcome unknown. */
  readonly writes?: boolean;
}

/** Turns an answer that is no success into a failure. */
export function failureOf(answer: HttpAnswer, where: Where, subject: Subject = {}): Failure {
  const refusal = readRefusal(answer);
  return byWords(refusal, where, subject) ?? byStatus(refusal, where, subject);
}

/** The details that say where to look in the server's log, and the server's own words. */
function seen({ words, requestId }: Refusal, details: Details = {}) {
  const more = { serverMessage: words === '' ? undefined : words };
  return [requestId === null ? details : { ...details, request: requestId }, more] as const;
}

function byStatus(refusal: Refusal, where: Where, subject: Subject): Failure {
  const { status } = refusal;
  const { origin, instance } = where;
  const [details, more] = seen(refusal, { origin, status });
  if (status === 401) return failure('token-wrong', details, more);
  if (status === 403) {
    const right = where.say('the rights of an administrator, and a token that is not restricted to some calls');
    return failure('not-allowed', { ...details, handle: where.who(), instance, right }, more);
  }
  if (status === 404) return notFound(refusal, where, subject);
  if (status === 400 || status === 413 || status === 422) return failure('refused-by-server', details, more);
  return statusFailure(status, subject, { ...details, origin }, more.serverMessage);
}

/** 404 also stands for what this token may not see (trap 17), and for a method that is switched off (§2.2). */
function notFound(refusal: Refusal, where: Where, subject: Subject): Failure {
  const { origin, instance, say } = where;
  const [details, more] = seen(refusal, { origin, status: 404, instance });
  if (refusal.words === 'Disabled') {
    const what = say('use a call that is switched off on this cluster');
    const instead = say('Ask whoever runs the cluster to remove it from API.DisabledAPIs.');
    return failure('not-supported', { kind: KIND_LABEL, version: where.version, what, instead }, more);
  }
  if (subject.object !== undefined) return failure('object-not-found', { ...details, object: subject.object }, more);
  if (subject.group !== undefined) return failure('group-not-found', { ...details, group: subject.group }, more);
  if (subject.user !== undefined) return failure('user-not-found', { ...details, user: subject.user }, more);
  return failure('answer-unexpected', details, more);
}

interface Rule {
  /** Sentences of the server. They are not made for programs (§4.1): what none of them fits goes by its status. */
  readonly words: RegExp;
  readonly code: FailureCode;
  /** The form field that the sentence belongs to; it counts only if it was sent. */
  readonly field?: string;
  readonly details?: (where: Where, subject: Subject) => Details;
  /** The sentence for the field, where the failure's own would say less. */
  readonly sentence?: (where: Where) => string;
}

const user = (_: Where, { user: name = '' }: Subject) => ({ user: name });

const RULES: readonly Rule[] = [
  {
    words: /Username has already been taken/,
    code: 'handle-taken',
    field: 'handle',
    details: (_, { sent }) => ({ handle: sent?.handle ?? '' }),
  },
  {
    words: /Username must begin with a letter/,
    code: 'input-invalid',
    field: 'handle',
    sentence: ({ say }) => say('A user name begins with a letter, and holds only letters and digits.'),
  },
  {
    words: /duplicate key|UniqueViolation/i,
    code: 'value-taken',
    field: 'identityUrl',
    details: ({ say }, { sent }) => ({ value: sent?.identityUrl ?? '', what: say('identity URL') }),
  },
  {
    words: /duplicate key|UniqueViolation/i,
    code: 'value-taken',
    field: 'newUuid',
    details: ({ say }, { sent }) => ({ value: sent?.newUuid ?? '', what: say('UUID') }),
  },
  {
    words: /duplicate key|UniqueViolation/i,
    code: 'group-name-taken',
    field: 'name',
    details: (_, { sent }) => ({ group: sent?.name ?? '' }),
  },
  {
    words: /No vm found/i,
    code: 'object-not-found',
    field: 'machine',
    details: ({ instance }, { sent }) => ({ object: sent?.machine ?? '', instance }),
  },
  {
    words: /dependent|DeleteRestriction/,
    code: 'owns-objects',
    details: ({ say }, { user: name = '' }) => ({ user: name, objects: say('data, or entries of the audit log') }),
  },
  { words: /Cannot activate without user agreements/, code: 'agreements-missing', details: named },
  { words: /System root user|system accounts/, code: 'protected-account', details: user },
  {
    words: /Admin users cannot be inactive/,
    code: 'input-invalid',
    field: 'administrator',
    sentence: ({ say }) => say('An administrator has to be active.'),
  },
  {
    words: /cannot move objects into supplied new_owner_uuid/,
    code: 'input-invalid',
    field: 'newOwner',
    sentence: ({ say }) => say('The account that stays may not write there.'),
  },
  { words: /User in new_user_uuid not found/, code: 'user-not-found', field: 'into', details: intoWhom },
  { words: /User in old_user_uuid not found/, code: 'user-not-found', details: named },
  { words: /(Head|Tail) uuid '[^']*' not found/, code: 'object-not-found', details: object },
];

function named({ instance }: Where, { user: name = '' }: Subject): Details {
  return { user: name, instance };
}

function intoWhom({ instance }: Where, { sent }: Subject): Details {
  return { user: sent?.into ?? '', instance };
}

function object({ instance }: Where, subject: Subject): Details {
  return { object: subject.object ?? subject.group ?? subject.user ?? '', instance };
}

function byWords(refusal: Refusal, where: Where, subject: Subject): Failure | null {
  if (refusal.status >= 500 || refusal.status === 401) return null;
  for (const { words, code, field, details = () => ({}), sentence } of RULES) {
    if (!words.test(refusal.words) || (field !== undefined && subject.sent?.[field] === undefined)) continue;
    const found = failure(code, ...seen(refusal, details(where, subject)));
    return field === undefined
      ? found
      : { ...found, fields: { [field]: sentence?.(where) ?? inWords(found, where.say) } };
  }
  return null;
}
