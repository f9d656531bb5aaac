import { afterEach, describe, expect, it } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../../electron/core/net/http.ts';
import type { FailureCode } from '../../electron/domain/failure.ts';
import { failure } from '../../electron/domain/failure.ts';
import { failed, ok } from '../../electron/domain/result.ts';
import {
  BY_BOTH_KEYS,
  closePanels,
  create,
  deletionOf,
  newcomer,
  OLIVE,
  shareChange,
  startPanel,
  update,
  updateOf,
  userBy,
} from './pterodactyl-server.ts';
import { allUsers, codeOf, failureIn, valueIn } from './virtool-server.ts';

afterEach(closePanels);

const isPatch = ({ method }: HttpRequest) => method === 'PATCH';
const isCreation = ({ method, json }: HttpRequest) => method === 'POST' && Object.keys(json as object).length > 0;

const answer = (status: number, code: string, detail: string): HttpAnswer => ({
  status,
  headers: {},
  cookies: [],
  text: JSON.stringify({ errors: [{ code, status: String(status), detail }] }),
});

describe('refusals of values land on their fields', () => {
  it.each([
    ['a taken user name', { handle: 'NORM_USER' }, 'handle-taken', ['handle']],
    ['a taken address', { email: 'Norm@Example.com' }, 'value-taken', ['email']],
    ['a taken external id', { externalId: 'crm-1001' }, 'value-taken', ['externalId']],
    ['a user name of two letters', { handle: 'ab' }, 'input-invalid', ['handle']],
    ['something that is no address', { email: 'nobody' }, 'input-invalid', ['email']],
    ['a language that is not installed', { language: 'EN' }, 'input-invalid', ['language']],
    [
      'values that are too long',
      { externalId: 'x'.repeat(192), lastName: 'x'.repeat(192) },
      'input-invalid',
      ['externalId', 'lastName'],
    ],
    ['several at once', { handle: 'norm_user', email: 'nobody' }, 'input-invalid', ['email', 'handle']],
  ] as const)('P4 POST 422: %s', async (_, values, code, fields) => {
    const panel = await startPanel();
    const reason = failureIn(await create(panel.open(), newcomer('newcomer', values)));
    expect(reason.code).toBe(code);
    expect(Object.keys(reason.fields ?? {}).sort()).toEqual([...fields].sort());
    expect(reason.serverMessage).toBeTruthy();
  });

  it('P4 POST 422 names what is taken, in Roster’s words', async () => {
    const panel = await startPanel();
    const reason = failureIn(await create(panel.open(), newcomer('newcomer', { email: 'norm@example.com' })));
    expect(reason.message).toBe('Another account has norm@example.com already.');
    expect(reason.hint).toBe('Choose another e-mail address.');
    expect(reason.fields?.email).toContain('Case and accents make no difference');
  });

  it('P5 PATCH 422: taken values, and a user name that was made under older rules', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const taken = failureIn(await update(session, await userBy(session, 4), { email: 'one@example.com' }));
    expect(taken).toMatchObject({ code: 'value-taken', fields: { email: expect.any(String) } });
    panel.operator.editUser(4, { username: '_old' });
    const old = failureIn(await update(session, await userBy(session, 4), { lastName: 'Newman' }));
    expect(Object.keys(old.fields ?? {})).toEqual(['handle']);
  });
});

describe('other refusals of a Panel', () => {
  const ROWS: readonly [status: number, code: string, detail: string, expected: FailureCode][] = [
    [
      400,
      'BadRequestHttpException',
      'The JSON data passed in the request appears to be malformed',
      'refused-by-server',
    ],
    [400, 'InvalidFilterQuery', 'Requested filter(s) `x` are not allowed.', 'refused-by-server'],
    [400, 'TwoFactorAuthRequiredException', 'Two-factor authentication is required', 'two-factor-required'],
    [400, 'DisplayException', 'A business rule', 'refused-by-server'],
    [401, 'AuthenticationException', 'Unauthenticated.', 'token-wrong'],
    [403, 'AccessDeniedHttpException', 'This action is unauthorized.', 'not-allowed'],
    [
      403,
      'AccessDeniedHttpException',
      'This account does not have permission to access the API.',
      'key-owner-powerless',
    ],
    [403, 'AccessDeniedHttpException', 'This IP address (10.0.0.1) does not have permission', 'key-address-refused'],
    [403, 'AccessDeniedHttpException', 'Something new', 'refused-by-server'],
    [404, 'NotFoundHttpException', 'The requested resource could not be found on the server.', 'user-not-found'],
    [404, 'NotFoundHttpException', 'The route api/application/users/4 could not be found.', 'answer-unexpected'],
    [405, 'MethodNotAllowedHttpException', 'The GET method is not supported', 'answer-unexpected'],
    [409, 'ServerStateConflictException', 'This server is currently suspended', 'refused-by-server'],
    [419, 'HttpException', 'CSRF token mismatch.', 'refused-as-page'],
    [500, 'QueryException', 'An unexpected error was encountered', 'server-error'],
    [502, 'HttpException', 'Bad Gateway', 'server-unavailable'],
    [503, 'HttpException', 'Service Unavailable', 'server-unavailable'],
  ];
  it.each(ROWS)('%i %s “%s” is %s', async (status, code, detail, expected) => {
    const panel = await startPanel();
    panel.instead(({ path }) => path === '/api/application/users/4', ok(answer(status, code, detail)));
    const reason = failureIn(await panel.open().getUser('4'));
    expect(reason.code).toBe(expected);
    expect(reason.serverMessage).toBe(expected === 'user-not-found' ? undefined : detail);
  });

  it('tells pages of a proxy by their status, and a page in place of a success as no JSON', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const page = (status: number): HttpAnswer => ({ status, headers: {}, cookies: [], text: '<h1>Hello</h1>' });
    for (const [status, code] of [
      [200, 'answer-not-json'],
      [419, 'refused-as-page'],
      [418, 'answer-unexpected'],
      [504, 'server-unavailable'],
    ] as const) {
      panel.instead(({ path }) => path.endsWith('/4'), ok(page(status)));
      expect(codeOf(await session.getUser('4'))).toBe(code);
    }
    const user = await userBy(session, 4);
    for (const status of [200, 502]) {
      panel.instead(isPatch, ok(page(status)));
      expect(codeOf(await update(session, user, { lastName: 'Newman' }))).toBe('outcome-unknown');
    }
    panel.instead(({ method }) => method === 'DELETE', ok(page(200)));
    expect(codeOf(await session.write(deletionOf(user), {}))).toBe('outcome-unknown');
  });

  it('reads debug output of a Panel like any other refusal (3.1)', async () => {
    const panel = await startPanel();
    const entry = {
      code: 'QueryException',
      status: '500',
      detail: 'SQLSTATE',
      source: { line: 1 },
      meta: { trace: [] },
    };
    const debug = { status: 500, headers: {}, cookies: [], text: JSON.stringify({ errors: [entry] }) };
    panel.instead(() => true, ok(debug));
    expect(failureIn(await panel.open().getUser('4'))).toMatchObject({
      code: 'server-error',
      serverMessage: 'SQLSTATE',
    });
  });

  it('names what an answer of another version lacks', async () => {
    const panel = await startPanel();
    const text = JSON.stringify({ object: 'user', attributes: { id: 4, external_id: null, uuid: 'x' } });
    panel.instead(() => true, ok({ status: 200, headers: {}, cookies: [], text }));
    expect(failureIn(await panel.open().getUser('4'))).toMatchObject({
      code: 'answer-malformed',
      details: { path: 'attributes.username' },
    });
  });

  it('waits for a Panel that asks to, and says how long where that is too long', async () => {
    const panel = await startPanel();
    const session = panel.open();
    valueIn(await session.verify());
    panel.operator.settings.maintenance = { retryAfter: 600 };
    expect(failureIn(await session.getUser('4'))).toMatchObject({ code: 'server-unavailable', retryable: true });
  });

  it('tells a user who vanished between the list and the edit', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const user = (await allUsers(session)).find(({ id }) => id === '9');
    if (!user) throw new Error('No user 9');
    valueIn(await panel.open().write(deletionOf(user), {}));
    expect(codeOf(await update(session, user, { lastName: 'Newman' }))).toBe('user-not-found');
    expect(codeOf(await session.foresee(updateOf(session, user, { lastName: 'Newman' })))).toBe('user-not-found');
  });
});

describe('creations whose outcome is not plain', () => {
  it('finds out that an account was made although its mail failed (5.4)', async () => {
    const panel = await startPanel();
    panel.operator.settings.mail = 'failing';
    const { user } = valueIn(await create(panel.open(), newcomer('newcomer', { externalId: 'X-1' })));
    expect(user).toMatchObject({ handle: 'newcomer', attributes: { externalId: 'X-1' } });
    expect(panel.calls.filter(isCreation)).toHaveLength(1);
  });

  it('sends a creation that was rolled back once more', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const rolledBack = answer(500, 'QueryException', 'An unexpected error');
    panel.instead(isCreation, ok(rolledBack));
    expect(valueIn(await create(session, newcomer('newcomer'))).user?.handle).toBe('newcomer');
    panel.instead(isCreation, ok(rolledBack));
    panel.instead(isCreation, ok(rolledBack));
    expect(codeOf(await create(session, newcomer('another')))).toBe('server-error');
    expect(panel.calls.filter(isCreation)).toHaveLength(4);
  });

  it('does not take somebody else with the same address for the one that it made', async () => {
    const panel = await startPanel();
    panel.instead(isCreation, ok(answer(500, 'QueryException', 'An unexpected error')));
    const reason = failureIn(await create(panel.open(), newcomer('newcomer', { email: 'norm@example.com' })));
    expect(reason).toMatchObject({ code: 'value-taken', fields: { email: expect.any(String) } });
  });

  it('looks for an account whose creation never got an answer, and leaves it open where it is not there', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const { origin } = panel.emulator;
    const lost = failed(failure('outcome-unknown', { origin, reason: 'connection-cut' }));
    panel.instead(isCreation, lost);
    expect(codeOf(await create(session, newcomer('newcomer')))).toBe('outcome-unknown');
    panel.meanwhile(isCreation, () => create(panel.open(), newcomer('newcomer'), 'a password'));
    panel.instead((request) => isCreation(request) && panel.calls.filter(isCreation).length > 2, lost);
    expect(valueIn(await create(session, newcomer('newcomer'), 'a password')).user?.handle).toBe('newcomer');
  });

  it('says of an update whose answer never came that nobody can tell', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const user = await userBy(session, 4);
    panel.instead(isPatch, failed(failure('outcome-unknown', { origin: panel.emulator.origin })));
    expect(codeOf(await update(session, user, { lastName: 'Newman' }))).toBe('outcome-unknown');
  });
});

describe('two administrators at once', () => {
  it('keeps what somebody else changed in other fields', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const user = await userBy(session, 4);
    panel.operator.editUser(4, { email: 'moved@example.com' });
    const { user: changed } = valueIn(await update(session, user, { lastName: 'Newman' }));
    expect(changed).toMatchObject({ name: 'Norma Newman', email: 'moved@example.com' });
  });

  it('shows a conflict where both changed the same field, and none where both wanted the same', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const user = await userBy(session, 4);
    panel.operator.editUser(4, { lastName: 'Other' });
    expect(failureIn(await update(session, user, { lastName: 'Newman' }))).toMatchObject({
      code: 'conflict',
      details: { target: 'norm_user', what: 'Last name' },
      fields: { lastName: '"Other"' },
    });
    expect(valueIn(await update(session, user, { lastName: 'Other' })).user?.name).toBe('Norma Other');
    expect(panel.calls.some(isPatch)).toBe(false);
  });

  it('names the server where a share was given by somebody else at that moment', async () => {
    const panel = await startPanel();
    const session = panel.open(BY_BOTH_KEYS);
    const user = await userBy(session, 9);
    const give = shareChange(user, OLIVE, null, ['control.console']);
    panel.meanwhile(
      ({ method, path }) => method === 'POST' && path.endsWith('/users') && path.includes('client'),
      () => panel.open(BY_BOTH_KEYS).write(give, {}),
    );
    expect(failureIn(await session.write(give, {}))).toMatchObject({
      code: 'conflict',
      details: { target: 'user003', what: 'Olive server' },
    });
  });
});
