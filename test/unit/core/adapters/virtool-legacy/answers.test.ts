import { describe, expect, it } from 'vitest';
import { virtoolLegacy } from '../../../../../electron/core/adapters/virtool-legacy/adapter.ts';
import { failureOf, type Subject, type Where } from '../../../../../electron/core/adapters/virtool-legacy/errors.ts';
import { movesOf } from '../../../../../electron/core/adapters/virtool-legacy/values.ts';
import { toUser, userWire } from '../../../../../electron/core/adapters/virtool-legacy/wire.ts';
import { sayEnglish } from '../../../../../electron/domain/say.ts';
import { answer, stubHttp } from '../virtool/stub-http.ts';

const detectAt = async (answered: ReturnType<typeof answer>) =>
  virtoolLegacy.detect(stubHttp({ 'GET /api': answered }), sayEnglish);

describe('recognising', () => {
  it('Virtool 3 is named and not spoken', async () => {
    const found = await detectAt(answer(401, { id: 'requires_authorization', message: 'Requires authorization' }));
    expect(found).toMatchObject({ ok: false, failure: { code: 'version-unsupported', details: { version: '3.x' } } });
    expect(found.ok ? '' : found.failure.hint).toContain('Virtool 2.0 to 2.3, and 23.1 to 41.7');
  });

  it.each([
    ['a page', answer(200, '<html><title>Virtool</title></html>')],
    ['a root that has a version', answer(200, { endpoints: { viruses: {} }, version: 'v3.0.0' })],
    ['a root with a version header', answer(200, { endpoints: { viruses: {} } }, { 'x-virtool-version': '26.3.0' })],
    ['the modern dialect', answer(200, { endpoints: { users: {} }, first_user: false })],
    ['a modern stranger’s 401', answer(401, { id: 'unauthorized', message: 'Requires authorization' })],
    ['a proxy without a server behind it', answer(503, '<html>Service Unavailable</html>')],
    ['nothing', answer(404, 'not found')],
  ])('%s is not of 2018', async (_, answered) => {
    expect(await detectAt(answered)).toEqual({ ok: true, value: null });
  });
});

const where: Where = {
  origin: 'https://lab-01.example.org',
  instance: 'lab-01',
  server: { kind: 'virtool-legacy', kindLabel: 'Virtool', profile: 'virtool-legacy-2', version: '2.x' },
  handle: 'admin',
  byKey: false,
  say: sayEnglish,
};

/** Every error row of the contract, with the code and the field that it becomes. */
describe('answers that are no success', () => {
  const user: Subject = { user: 'bob' };
  const joining: Subject = { user: 'bob', group: 'technician', field: 'groups' };
  const choosing: Subject = { user: 'bob', group: 'technician', field: 'primaryGroup' };
  const group: Subject = { group: 'technician' };
  it.each([
    [401, 'requires_authorization', 'Requires authorization', {}, 'credentials-wrong', null],
    [403, 'not_permitted', 'Not permitted', user, 'not-allowed', null],
    [400, 'bad_request', 'Malformed Authorization header', {}, 'key-wrong', null],
    [400, 'bad_request', 'Invalid Authorization header', {}, 'key-wrong', null],
    [404, 'not_found', 'Not found', user, 'user-not-found', null],
    [404, 'not_found', 'User not found', joining, 'user-not-found', null],
    [404, 'not_found', 'Not found', joining, 'user-not-found', null],
    [404, 'not_found', 'Group not found', joining, 'groups-missing', 'groups'],
    [404, 'not_found', 'Group not found', choosing, 'groups-missing', 'primaryGroup'],
    [404, 'not_found', 'Not found', group, 'group-not-found', null],
    [404, 'not_found', 'Not found', {}, 'answer-unexpected', null],
    [400, 'bad_request', 'User is not member of group: technician', choosing, 'not-a-member', 'primaryGroup'],
    [400, 'bad_request', 'User is not member of group technician', choosing, 'not-a-member', 'primaryGroup'],
    [409, 'conflict', 'User already exists', user, 'handle-taken', 'handle'],
    [409, 'conflict', 'Group already exists', group, 'group-name-taken', 'name'],
    [400, 'bad_request', 'Cannot remove own account', user, 'yourself-protected', null],
    [
      400,
      'bad_request',
      'Administrators cannot remove themselves from the administrator group',
      joining,
      'yourself-protected',
      null,
    ],
    [400, 'bad_request', 'Cannot remove administrator group', group, 'protected-group', null],
    [400, 'bad_request', 'Something new', user, 'refused-by-server', null],
    [503, 'requires_setup', 'Server is not configured', {}, 'not-set-up', null],
  ] as const)('%i %s “%s” about %j is %s', (status, id, message, subject, code, field) => {
    const found = failureOf(answer(status, { id, message }), where, subject);
    expect(found.code).toBe(code);
    expect(Object.keys(found.fields ?? {})).toEqual(field === null ? [] : [field]);
    expect(found.message).not.toContain('{');
    expect(found.hint).not.toContain('{');
  });

  const invalid = (errors: Record<string, string[]>) =>
    failureOf(answer(422, { id: 'invalid_input', message: 'Invalid input', errors }), where, user);

  it('422 lands on the fields of the form, in sentences where they are known', () => {
    const found = invalid({
      user_id: ['min length is 1'],
      password: ['required field'],
      force_reset: ['unknown field'],
    });
    expect(found).toMatchObject({
      code: 'input-invalid',
      fields: { handle: 'At least 1 characters.', password: 'This is needed.', forceReset: 'unknown field' },
    });
    expect(invalid({ password: ['min length is 12'] })).toMatchObject({
      code: 'password-too-short',
      details: { minimum: 12 },
      fields: { password: 'The password needs at least 12 characters.' },
    });
  });

  it('a crash is a page, and a gateway’s missing answer to a write tells nothing', () => {
    const crash = answer(500, '<html><head><title>500 Internal Server Error</title></head></html>');
    expect(failureOf(crash, where).code).toBe('server-error');
    expect(failureOf(answer(504, ''), where, { writes: true }).code).toBe('outcome-unknown');
    expect(failureOf(answer(504, ''), where).code).toBe('server-unavailable');
  });
});

describe('users', () => {
  const wire = { id: 'bob', force_reset: true, groups: [], permissions: {}, last_password_change: null };

  it.each(['', 'none', undefined, null])('with the primary group %j have none', (primary) => {
    expect(toUser(userWire.parse({ ...wire, primary_group: primary })).primaryGroup).toBeNull();
  });

  it('whose change was at a whole second have their time in the same form', () => {
    const parsed = userWire.parse({ ...wire, last_password_change: '2018-02-07T17:59:10Z' });
    expect(toUser(parsed).passwordChanged).toBe('2018-02-07T17:59:10.000Z');
  });
});

describe('the two ways to the group administrator', () => {
  const moves = (after: Record<string, string | string[] | null>, groups: string[] = []) =>
    movesOf({
      id: 'c1',
      instanceId: 'i1',
      action: 'update-user',
      target: { type: 'user', id: 'bob', name: 'bob' },
      before: { groups },
      after,
      secrets: [],
      labels: {},
      grade: 'undoable',
    });

  it('agree, and never contradict each other', () => {
    expect(moves({ administrator: 'administrator' })).toEqual({ join: ['administrator'], leave: [] });
    expect(moves({ administrator: null })).toEqual({ join: [], leave: ['administrator'] });
    expect(moves({ groups: ['visitors'] }, ['administrator'])).toEqual({
      join: ['visitors'],
      leave: ['administrator'],
    });
    expect(moves({ groups: [], administrator: 'administrator' }, ['administrator'])).toEqual({
      join: ['administrator'],
      leave: [],
    });
    expect(moves({ forceReset: null })).toEqual({ join: [], leave: [] });
  });
});
