import type { Value, Values } from '../../../domain/change.ts';
import { fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import { readJson } from '../../net/json.ts';
import type { UserPage } from '../adapter.ts';
import type { Caller } from './caller.ts';
import { failureOf, notAllowed } from './errors.ts';
import { isMissingRoute, readProblem } from './problem.ts';
import { type ExactColumn, hasExactly, looseTerm, READ_SERVERS, READ_USERS, readPage, USERS } from './users.ts';
import { ownedServers, toUser, type UserWire, userWire } from './wire.ts';

/** The filters of the Panel, by the keys of the form. */
const FILTERS: readonly [key: string, column: ExactColumn][] = [
  ['handle', 'username'],
  ['email', 'email'],
  ['externalId', 'external_id'],
  ['uuid', 'uuid'],
];

/** Orders that the Panel knows. */
export const SORTS = ['id', '-id', 'uuid', '-uuid'] as const;

type Query = Record<string, string | number>;

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** P1 and P3: asks the server itself. An external id as a whole is asked for alone. */
export async function findUsers(
  caller: Caller,
  parameters: Values,
  page: number,
  signal?: AbortSignal,
): Promise<Result<UserPage>> {
  const include = parameters.servers === true ? { include: 'servers' } : {};
  const externalId = textOf(parameters.externalIdExact);
  const found =
    externalId === ''
      ? await findByParts(caller, parameters, page, include, signal)
      : await findByExternalId(caller, externalId, include, signal);
  if (!found.ok) return found;
  const { rows, expected } = found.value;
  if (parameters.servers === true && rows.some((row) => ownedServers(row) === null)) {
    return failed(notAllowed(caller.where, READ_SERVERS));
  }
  return ok({ users: rows.map(toUser), expected });
}

interface Found {
  readonly rows: readonly UserWire[];
  readonly expected: number | null;
}

async function findByParts(
  caller: Caller,
  parameters: Values,
  page: number,
  include: Query,
  signal: AbortSignal | undefined,
): Promise<Result<Found>> {
  const wanted = FILTERS.map(([key, column]) => ({ key, column, text: textOf(parameters[key]) })).filter(
    ({ text }) => text !== '',
  );
  const asked = textOf(parameters.sort) || 'id';
  const sort = SORTS.find((one) => one === asked);
  const { say } = caller.where;
  if (sort === undefined) {
    return fail('input-invalid', {}, { fields: { sort: say('The Panel orders by id or UUID only.') } });
  }
  const query = { sort, ...include };
  if (parameters.exact === true && wanted.length > 0) return findWhole(caller, wanted, query, page, signal);
  const words = wanted.filter(({ text }) => /^(true|false)$/i.test(text));
  if (words.length > 0) {
    const sentence = say('The Panel takes this word for something else. Leave a letter out.');
    return fail('input-invalid', {}, { fields: Object.fromEntries(words.map(({ key }) => [key, sentence])) });
  }
  const filters = Object.fromEntries(wanted.map(({ column, text }) => [`filter[${column}]`, text]));
  const found = await readPage(caller, { ...query, ...filters, page }, signal);
  return found.ok ? ok({ rows: found.value.rows, expected: found.value.total }) : found;
}

/** Whole values: the filters find parts of them, so all that they find is compared here; it fits on one page. */
async function findWhole(
  caller: Caller,
  wanted: readonly { column: ExactColumn; text: string }[],
  query: Query,
  page: number,
  signal: AbortSignal | undefined,
): Promise<Result<Found>> {
  const filters = Object.fromEntries(wanted.map(({ column, text }) => [`filter[${column}]`, looseTerm(text)]));
  const rows: UserWire[] = [];
  for (let number = 1, pages = 1; page === 1 && number <= pages; number += 1) {
    const found = await readPage(caller, { ...query, ...filters, page: number }, signal);
    if (!found.ok) return found;
    rows.push(...found.value.rows.filter((row) => wanted.every(({ column, text }) => hasExactly(row, column, text))));
    pages = found.value.pages;
  }
  return ok({ rows, expected: page === 1 ? rows.length : null });
}

/** P3: the whole value, without regard to case and accents. Of several accounts with the same one the oldest. */
async function findByExternalId(
  caller: Caller,
  externalId: string,
  include: Query,
  signal: AbortSignal | undefined,
): Promise<Result<Found>> {
  if (externalId.includes('/') || externalId === '.' || externalId === '..') return refuseLookUp(caller);
  const path = `${USERS}/external/${encodeURIComponent(externalId)}`;
  const answer = await caller.send({ method: 'GET', path, query: include, signal });
  if (!answer.ok) return answer;
  if (answer.value.status === 404 && !isMissingRoute(readProblem(answer.value)?.[0]))
    return ok({ rows: [], expected: 0 });
  if (answer.value.status !== 200) return failed(failureOf(answer.value, caller.where, { needs: READ_USERS }));
  const read = readJson(answer.value, userWire, caller.where.origin);
  return read.ok ? ok({ rows: [read.value], expected: 1 }) : read;
}

/** The web server in front of the Panel reads these as part of the path, encoded or not. */
function refuseLookUp({ where: { say } }: Caller): Result<never> {
  const externalIdExact = say(
    'The Panel cannot look up a value with a slash, or one of periods only. Look for a part of the external id instead.',
  );
  return failed(failure('input-invalid', {}, { fields: { externalIdExact } }));
}
