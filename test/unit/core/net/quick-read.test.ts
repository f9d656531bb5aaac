import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as arvados from '../../../../electron/core/adapters/arvados/wire.ts';
import * as pterodactyl from '../../../../electron/core/adapters/pterodactyl/wire.ts';
import * as virtool from '../../../../electron/core/adapters/virtool/wire.ts';
import * as legacy from '../../../../electron/core/adapters/virtool-legacy/wire.ts';
import { quickRead, UNREAD } from '../../../../electron/core/net/quick-read.ts';

const group = { id: 3, legacy_id: null, name: 'Bioinformatics', other: [] };
const user = {
  id: '3DrvQtC1',
  handle: 'amurphy',
  active: true,
  administrator_role: null,
  force_reset: false,
  groups: [group, { id: '4', name: 'lab' }],
  last_password_change: '2025-07-29T20:26:38.893000Z',
  permissions: { cancel_job: true, create_ref: false, upload_file: null },
  primary_group: group,
};
const counts = { page: 1, page_count: 2, found_count: 3, total_count: 4, per_page: 25 };
const short = { ...user, groups: ['3', 4], primary_group: 'lab' };
const panelUser = {
  object: 'user',
  attributes: {
    id: 1,
    external_id: null,
    uuid: 'c4022c6c-9bf1-4a23-bff9-519cceb38335',
    username: 'codeco',
    email: 'codeco@example.com',
    first_name: 'Rihan',
    last_name: 'Arfan',
    language: 'en',
    root_admin: true,
    '2fa': false,
    created_at: '2018-03-18T15:15:17+00:00',
    updated_at: '2018-10-16T21:51:21+00:00',
  },
};
const clusterUser = {
  uuid: 'zzzzz-tpzed-0123456789abcde',
  owner_uuid: 'zzzzz-tpzed-000000000000000',
  email: 'ann@example.com',
  username: 'ann',
  first_name: 'Ann',
  last_name: null,
  identity_url: null,
  is_active: true,
  is_admin: false,
  is_invited: true,
  prefs: { profile: { role: 'Lab' } },
  created_at: '2024-02-29T10:00:00.123456789Z',
  modified_at: null,
};

/** What servers send, each with the schema that reads it. */
const SAMPLES: readonly (readonly [string, z.ZodType, unknown])[] = [
  ['users of Virtool', virtool.userPageWire, { ...counts, items: [user, { ...user, id: 7, primary_group: null }] }],
  ['users of Virtool for everybody', virtool.userListWire, { ...counts, documents: [user] }],
  ['users of Virtool in short', virtool.shortUserPageWire, { ...counts, documents: [short] }],
  ['groups of Virtool', virtool.groupRefsWire, [group]],
  ['the root of Virtool', virtool.rootWire, { endpoints: { users: {} }, first_user: true, version: '26.3.0' }],
  ['a demand to sign in', virtool.loginWire, { reset: true, reset_code: 'x' }],
  ['users of Virtool 2018', legacy.usersWire, [{ ...user, groups: ['lab'], primary_group: '' }]],
  ['a membership in Virtool 2018', legacy.membershipWire, { ...user, groups: ['lab'] }],
  [
    'users of a Panel',
    pterodactyl.userPageWire,
    { data: [panelUser], meta: { pagination: { total: 1, total_pages: 1 } } },
  ],
  ['users of a cluster', z.array(arvados.userWire), [clusterUser, { ...clusterUser, prefs: null }]],
];

const ODD: readonly unknown[] = [null, '', 'text', 0, -1, 1.5, 2 ** 60, true, [], {}, [null], { id: 1 }];

/** The sample with something else in one place, or without it. */
function spoiled(sample: unknown): fc.Arbitrary<unknown> {
  if (typeof sample !== 'object' || sample === null) return fc.constantFrom(...ODD);
  const keys = Object.keys(sample);
  if (keys.length === 0) return fc.constantFrom(...ODD);
  const within = fc.constantFrom(...keys).chain((key) =>
    spoiled((sample as Record<string, unknown>)[key]).map((value) => {
      const copy = structuredClone(sample) as Record<string, unknown>;
      copy[key] = value;
      return copy;
    }),
  );
  const without = fc.constantFrom(...keys, 'constructor', '__proto__').map((key) => {
    const text = JSON.stringify(sample);
    if (Array.isArray(sample) || key in sample)
      return JSON.parse(text, (name, value) => (name === key ? undefined : value));
    return JSON.parse(text.replace('{', `{"${key}": {"prototype": 1}, `)) as unknown;
  });
  return fc.oneof({ arbitrary: within, weight: 6 }, { arbitrary: without, weight: 2 }, fc.constantFrom(...ODD));
}

describe('reading quickly', () => {
  test.each(SAMPLES)('gives for %s what the schema gives, or leaves it to the schema', (_, schema, sample) => {
    const read = (value: unknown) => {
      const parsed = schema.safeParse(value);
      const quick = quickRead(schema, value);
      // What the schema refuses is never let through.
      if (!parsed.success) expect(quick).toBe(UNREAD);
      else if (quick !== UNREAD) expect(quick).toEqual(parsed.data);
      return quick;
    };
    read(sample);
    fc.assert(fc.property(spoiled(sample), (value) => void read(value)));
  });

  test('reads lists of users without the schema', () => {
    for (const [name, schema, sample] of SAMPLES) {
      if (name.startsWith('users')) expect(quickRead(schema, sample), name).not.toBe(UNREAD);
    }
  });

  test.each([
    ['a text of a form', z.object({ mail: z.email() }), { mail: 'nobody' }],
    ['a whole number', z.int(), 1.5],
    ['a number that has to be large', z.array(z.number().min(5)), [4]],
    ['what nothing but certain keys may be in', z.strictObject({ a: z.string() }), { a: '', b: 1 }],
    ['what is looked at by a rule of its own', z.string().refine((text) => text === 'x'), 'y'],
    ['a list of a certain length', z.array(z.string()).max(1), ['a', 'b']],
    ['names of which there are few', z.record(z.enum(['a']), z.string()), { b: '' }],
  ])('leaves %s to the schema', (_, schema, value) => {
    expect(quickRead(schema, value)).toBe(UNREAD);
  });

  test('takes what the schema makes of a value that is missing', () => {
    const schema = z.object({ a: z.string().default('x'), b: z.string().catch('y'), c: z.string().optional() });
    expect(quickRead(schema, {})).toEqual({ a: 'x', b: 'y' });
  });
});
