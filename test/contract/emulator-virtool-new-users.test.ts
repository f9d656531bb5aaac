import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure, type Got, type Lab, openLab } from './emulator-virtool-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const create = (handle: string, more: object = {}): Promise<Got> =>
  lab.admin.post('/users', { handle, password: 'long-enough', ...more });

describe('the first user', () => {
  it('is made once, is full administrator and signed in', async () => {
    const virgin = await openLab({ virgin: true });
    try {
      expect(virgin.emulator.signIn).toEqual({ method: null, handle: null, password: null, key: null });
      expect((await virgin.anonymous().get('/')).json).toMatchObject({ first_user: true });
      const client = virgin.anonymous();
      const body = { handle: ' founder ', password: 'long-enough', force_reset: true };
      const { status, json, headers, cookies } = await client.put('/users/first', body);
      expect(status).toBe(201);
      expect(json).toMatchObject({ handle: 'founder', administrator_role: 'full', force_reset: false, active: true });
      expect(headers.get('location')).toBe(`/users/${json.id}`);
      expect(cookies).toHaveLength(2);
      expect((await client.get('/account')).json.id).toBe(json.id);
      expect((await client.get('/')).json).toMatchObject({ first_user: false });
      expect((await client.get('/groups')).json).toEqual([]);
    } finally {
      await virgin.emulator.close();
    }
  });

  it('must have another name than virtool and a password that is long enough', async () => {
    const virgin = await openLab({ virgin: true });
    try {
      const put = (body: object): Promise<Got> => virgin.anonymous().put('/users/first', body);
      expect((await put({ handle: ' ', password: 'x' })).json).toMatchObject([{ loc: ['handle'] }]);
      expect((await put({ handle: 'virtool', password: 'x' })).json).toEqual(
        failure('bad_request', 'Reserved user name: virtool'),
      );
      const short = await put({ handle: 'founder', password: '1234567' });
      expect([short.status, short.json]).toEqual([
        400,
        failure('bad_request', 'Password does not meet minimum length requirement (8)'),
      ]);
    } finally {
      await virgin.emulator.close();
    }
  });

  it('is a conflict on any other server, whatever the name', async () => {
    const { status, json } = await lab.admin.put('/users/first', { handle: 'virtool', password: 'x' });
    expect([status, json]).toEqual([409, failure('conflict', 'Virtool already has at least one user')]);
    expect((await lab.anonymous().put('/users/first', {})).status).toBe(400);
  });
});

describe('creating users', () => {
  it('answers 201 with a user that has to change the password', async () => {
    for (const base of ['/users', '/admin/users']) {
      const { status, json, headers } = await lab.admin.post(base, {
        handle: ` new in ${base} `,
        password: '  spaces  ',
        administrator: true,
        groups: [1],
      });
      expect(status).toBe(201);
      expect(headers.get('location')).toBe(`${base}/${json.id}`);
      expect(json.id).toMatch(/^[0-9A-Za-z]{8}$/);
      expect(json).toMatchObject({
        handle: `new in ${base}`,
        active: true,
        force_reset: true,
        administrator_role: null,
        groups: [],
        primary_group: null,
        last_password_change: '2026-07-04T21:21:03.151000Z',
      });
    }
  });

  it('writes times without a fraction when there is none', async () => {
    lab.pass(849);
    expect((await create('on time')).json).toMatchObject({ last_password_change: '2026-07-04T21:21:04Z' });
  });

  it('refuses in order: schema, reserved name, length, duplicate', async () => {
    expect((await lab.admin.post('/users', { handle: ' ', force_reset: null })).json).toEqual([
      {
        loc: ['handle'],
        msg: 'ensure this value has at least 1 characters',
        type: 'value_error.any_str.min_length',
        ctx: { limit_value: 1 },
        in: 'body',
      },
      { loc: ['password'], msg: 'field required', type: 'value_error.missing', in: 'body' },
      {
        loc: ['force_reset'],
        msg: 'none is not an allowed value',
        type: 'type_error.none.not_allowed',
        in: 'body',
      },
    ]);
    const refusals = [
      [{ handle: 'virtool', password: 'x' }, 'Reserved user name: virtool'],
      [{ handle: 'plain', password: '1234567' }, 'Password does not meet minimum length requirement (8)'],
      [{ handle: 'plain', password: '12345678' }, 'User already exists'],
    ] as const;
    for (const [body, message] of refusals) {
      const { status, json } = await lab.admin.post('/users', body);
      expect([status, json]).toEqual([400, failure('bad_request', message)]);
    }
  });

  it('tells handles apart by case', async () => {
    expect((await create('PLAIN')).status).toBe(201);
  });

  it('coerces booleans', async () => {
    expect((await create('b1', { force_reset: 'off' })).json).toMatchObject({ force_reset: false });
    expect((await create('b2', { force_reset: 1 })).json).toMatchObject({ force_reset: true });
    expect((await create('b3', { force_reset: 2 })).json).toMatchObject([{ type: 'type_error.bool' }]);
  });

  it('needs role "users"', async () => {
    expect((await (await lab.as('base-admin')).post('/users', {})).status).toBe(403);
    expect((await lab.anonymous().post('/users', {})).status).toBe(401);
  });
});
