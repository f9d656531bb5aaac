import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../demo/arvados/fixtures.ts';
import { type Body, failureOf, type Lab, openLab } from './emulator-arvados-client.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab({ users: 2400 });
});
afterAll(() => lab.emulator.close());

const list = async (query: Readonly<Record<string, unknown>>) => (await lab.admin.get('users', query)).json;
const uuidsOf = async (query: Readonly<Record<string, unknown>>) => (await list(query)).items.map(({ uuid }) => uuid);
const countOf = async (...filters: unknown[]) => (await list({ filters, limit: 0 })).items_available;

describe('A5 users list: pages', () => {
  it('holds 100 rows unless asked otherwise, 1,000 at most, and says so', async () => {
    const first = await list({});
    expect([first.items.length, first.limit, first.offset, first.items_available]).toEqual([100, 100, 0, 2400]);
    expect(first.kind).toBe('arvados#userList');
    const large = await list({ limit: 5000 });
    expect([large.items.length, large.limit]).toEqual([1000, 1000]);
    expect((await list({ limit: -1 })).limit).toBe(100);
  });

  it('gives just the count for limit=0, and no count for count=none', async () => {
    expect(await list({ limit: 0 })).toEqual({
      items: [],
      items_available: 2400,
      kind: 'arvados#userList',
      limit: 0,
      offset: 0,
    });
    expect(await list({ count: 'none', limit: 1 })).not.toHaveProperty('items_available');
    expect(failureOf(await lab.admin.get('users', { count: 'roughly' }))[0]).toBe(422);
  });

  it('orders by modified_at and uuid, both descending', async () => {
    const { items } = await list({ limit: 300 });
    const keys = items.map(({ modified_at, uuid }) => `${modified_at} ${uuid}`);
    expect(keys).toEqual([...keys].sort().reverse());
  });

  it('includes the system, anonymous and remote users and never a merged one', async () => {
    const emails = (await list({ limit: 1000, order: 'created_at asc' })).items.map(({ email }) => email);
    expect(emails.slice(0, 3)).toEqual(['root', 'anonymous', 'admin@example.org']);
    expect(emails).toContain('remote@peer.example.org');
    expect(await countOf(['email', '=', 'merged@example.org'])).toBe(0);
  });

  it('pages completely by uuid until a page is empty', async () => {
    const seen: string[] = [];
    for (let last = ''; ; ) {
      const page = await uuidsOf({ order: ['uuid asc'], count: 'none', limit: 1000, filters: [['uuid', '>', last]] });
      if (page.length === 0) break;
      seen.push(...page);
      last = page.at(-1) ?? '';
    }
    expect([seen.length, new Set(seen).size]).toEqual([2400, 2400]);
    expect(seen).toEqual([...seen].sort());
  });

  it('pages by created_at and uuid, as the SDK does', async () => {
    const order = ['created_at asc', 'uuid asc'];
    const first = (await list({ order, limit: 10, count: 'none' })).items;
    const last = first.at(-1) as Body;
    const filters = [
      ['created_at', '>=', last.created_at],
      ['uuid', '!=', last.uuid],
    ];
    const all = await uuidsOf({ order, limit: 20 });
    expect(await uuidsOf({ order, limit: 10, count: 'none', filters })).toEqual(all.slice(10));
  });

  it('sorts descending with the same filters turned round', async () => {
    const filters = [
      ['email', '<=', 'm'],
      ['email', '>', 'c'],
    ];
    const up = await uuidsOf({ order: ['email asc', 'uuid asc'], limit: 1000, filters });
    const down = await uuidsOf({ order: ['email desc', 'uuid desc'], limit: 1000, filters });
    expect(up.length).toBeGreaterThan(20);
    expect(down).toEqual([...up].reverse());
  });

  it('reads an order as array or text, and drops unknown columns without a word', async () => {
    const expected = await uuidsOf({ order: ['username asc', 'uuid asc'], limit: 5 });
    expect(await uuidsOf({ order: 'username,uuid', limit: 5 })).toEqual(expected);
    expect(await uuidsOf({ order: ['shoe_size desc', 'full_name', 'username', 'uuid'], limit: 5 })).toEqual(expected);
  });

  it('keeps its orders while rows change', async () => {
    const changed = await lab.admin.patch(`users/${ACCOUNTS.unused}`, { user: { first_name: 'Changed' } });
    expect((await uuidsOf({ limit: 1 }))[0]).toBe(changed.json.uuid);
    const created = (await lab.admin.post('users', { user: { uuid: 'ardev-tpzed-000000000000001' } })).json;
    expect((await uuidsOf({ order: 'uuid', limit: 2 }))[1]).toBe(created.uuid);
    await lab.admin.delete(`users/${created.uuid}`);
    expect(await uuidsOf({ order: 'uuid', limit: 2 })).not.toContain(created.uuid);
  });
});

describe('A5 users list: select', () => {
  it('keeps what is selected, adds kind and an empty etag, and drops order columns that are not', async () => {
    const { items } = await list({ select: ['username'], limit: 2, order: ['email asc'] });
    expect(items[0]).toEqual({ etag: '', kind: 'arvados#user', username: expect.any(String) });
    const ordered = await uuidsOf({ select: ['uuid', 'email'], order: ['email asc'], limit: 50 });
    expect(await uuidsOf({ select: ['uuid'], order: ['email asc'], limit: 50 })).not.toEqual(ordered);
  });

  it('computes attributes on request', async () => {
    const { items } = await list({ select: ['full_name', 'is_invited'], filters: [['uuid', '=', ACCOUNTS.plain]] });
    expect(items).toEqual([{ etag: '', full_name: 'Plain Example', is_invited: true, kind: 'arvados#user' }]);
  });

  it('removes duplicates with distinct', async () => {
    const { items } = await list({ select: ['is_active'], distinct: true });
    expect(new Set(items.map(({ is_active }) => is_active))).toEqual(new Set([false, true]));
    expect(items).toHaveLength(2);
  });
});

describe('A5 users list: filters', () => {
  it.each([
    [['email', '=', 'plain@example.org'], 1],
    [['email', '=', 'PLAIN@example.org'], 0],
    [['email', 'ilike', 'PLAIN@%'], 1],
    [['email', 'like', 'PLAIN@%'], 0],
    [['email', '=', null], 1],
    [['email', '!=', null], 2399],
    [['email', '!=', 'plain@example.org'], 2399],
    [['email', '<>', 'plain@example.org'], 2399],
    [['uuid', 'in', [ACCOUNTS.plain, ACCOUNTS.admin, 'x']], 2],
    [['uuid', 'in', []], 0],
    [['email', 'not in', ['plain@example.org']], 2399],
    [['email', 'NOT IN', ['plain@example.org', null]], 2398],
    [['username', '=', 'plain'], 1],
    [['uuid', 'is_a', 'arvados#user'], 2400],
    [['uuid', 'is_a', ['arvados#group']], 0],
    [['created_at', '<', '2018-01-09T00:00:00.000000000Z'], 2],
    [['any', 'ilike', '%plain example%'], 1],
    [['any', 'ilike', '%pla1n%'], 0],
    [['any', 'like', '%Plain Example%'], 1],
  ])('%j matches %i', async (filter, count) => {
    expect(await countOf(filter)).toBe(count);
  });

  it('takes booleans and the words for them', async () => {
    const yes = await countOf(['is_admin', '=', true]);
    expect(yes).toBeGreaterThan(4);
    for (const word of ['t', 'TRUE', '1', 'yes']) expect(await countOf(['is_admin', '=', word])).toBe(yes);
    expect(await countOf(['is_admin', '=', false])).toBe(2400 - yes);
    expect(await countOf(['is_admin', 'in', [true, 'no']])).toBe(2400);
  });

  it('finds a row by its own timestamp', async () => {
    const { created_at } = (await lab.admin.get(`users/${ACCOUNTS.plain}`)).json;
    expect(await uuidsOf({ filters: [['created_at', '=', created_at]] })).toEqual([ACCOUNTS.plain]);
  });

  it('escapes wild cards with a backslash', async () => {
    expect(await countOf(['last_name', 'ilike', '%50\\%%'])).toBeLessThan(await countOf(['last_name', 'ilike', '%%%']));
    expect(await countOf(['email', 'like', 'plai\\_@%'])).toBe(0);
    expect(await countOf(['email', 'like', 'plai_@%'])).toBe(1);
  });

  it('joins conditions with and, and knows the old where', async () => {
    expect(await countOf(['is_active', '=', true], ['uuid', '=', ACCOUNTS.newcomer])).toBe(0);
    expect(await uuidsOf({ where: { username: 'plain' } })).toEqual([ACCOUNTS.plain]);
    expect((await uuidsOf({ where: { username: ['plain', 'owner'] } })).length).toBe(2);
  });

  it.each([
    [['full_name', '=', 'x'], "Invalid attribute 'full_name' in filter"],
    [['is_invited', '=', true], "Invalid attribute 'is_invited' in filter"],
    [['shoe_size', '=', 1], "Invalid attribute 'shoe_size' in filter"],
    [['email', 'resembles', 'x'], "Invalid operator 'resembles'"],
    [['email', 'in', 'x'], "Invalid operand type 'String' for 'in' operator in filters"],
    [['email', '=', ['x']], "Invalid operand type 'Array' for '=' operator in filters"],
    [['is_active', '=', 'maybe'], 'is_active'],
    [['is_active', 'like', '%t%'], "Invalid attribute 'is_active' for operator 'like' in filter"],
    [['created_at', '>', 'yesterday'], 'created_at'],
    [['prefs', 'exists', 'x'], "Invalid attribute 'prefs' for operator 'exists' in filter"],
    [['any', '=', 'x'], 'in filter'],
    [['any', '@@', 'x'], 'Full text search operator is no longer supported'],
  ])('refuses %j with 422 and the query in the text', async (filter, text) => {
    const [status, said] = failureOf(await lab.admin.get('users', { filters: [filter] }));
    expect(status).toBe(422);
    expect(said).toContain(text);
    expect(said).toContain('/arvados/v1/users?filters=');
  });

  it.each([[[['email', '=']]], [[['email', '=', 'x', 'y']]], [{ email: 'x' }], ['[']])(
    'refuses the filters %j with 500 before the backend sees them',
    async (filters) => {
      expect((await lab.admin.get('users', { filters })).status).toBe(500);
    },
  );
});

describe('A5 users list: what a non-administrator gets', () => {
  it('is a shorter list without any error', async () => {
    const { json } = await lab.as('plain').get('users', { limit: 1000, filters: [['is_active', '=', false]] });
    expect(json.items).toEqual([]);
    const visible = (await lab.as('plain').get('users', { limit: 0 })).json.items_available;
    expect(visible).toBeGreaterThan(1000);
    expect(visible).toBeLessThan(await countOf(['is_active', '=', true]));
  });
});
