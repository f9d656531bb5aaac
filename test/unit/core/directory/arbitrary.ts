import fc from 'fast-check';
import { COLUMNS } from '../../../../electron/domain/description.ts';
import type { Filters, Sort } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';

const ODD = [
  '',
  'Ann',
  'ann',
  'ANN-2',
  'Zoë Straße',
  'zoe',
  'Ærøskøbing',
  'İstanbul',
  'ΟΔΥΣΣΕΥΣ',
  '日本語 名',
  'مرحبا بالعالم',
  'שלום',
  '👩‍🔬 lab',
  'a.*b(',
  'tab\tand\u0001',
  'two\u0000fields',
  'half \ud800',
  'mary hartley',
  'x'.repeat(300),
];
const text = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const group = fc.constantFrom(
  { id: '1', name: 'Technicians' },
  { id: '2', name: 'Étudiants' },
  { id: '3', name: 'lab' },
  { id: '3', name: 'lab', level: 'can_read' },
);
const time = fc.constantFrom(
  null,
  null,
  '2024-02-29T10:00:00Z',
  '2024-02-29T10:00:00.000Z',
  '2024-02-29T10:00:00.000001Z',
  '2019-12-31T23:59:59.999Z',
  '2099-01-01T00:00:00Z',
  '2023-02-29T10:00:00Z',
  '2020-06-01T12:00:00+02:00',
  'not a time',
  '',
);

/** Ids of which there are few, so that users meet again. */
export const ids: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 1, max: 25 }).map((number) => `id-${number}`),
  fc.constantFrom('\ud800', '\ud801', 'i\u0000d', 'Ünï'),
);

/** Users of every odd kind. */
export const users: fc.Arbitrary<User> = fc
  .record({
    id: ids,
    handle: text,
    name: fc.option(text),
    email: fc.option(text),
    status: fc.constantFrom('active', 'inactive', 'Äußerst'),
    administrator: fc.constantFrom(null, 'full', 'base'),
    mustResetPassword: fc.constantFrom(null, true, false),
    groups: fc.uniqueArray(group, { selector: (one) => one.id, maxLength: 3 }),
    primaryGroup: fc.constantFrom(null, '1', '3'),
    permissions: fc.uniqueArray(fc.constantFrom('create', 'delete', 'upload'), { maxLength: 3 }),
    created: time,
    lastSeen: time,
    passwordChanged: time,
    attributes: fc.constantFrom({}, { external: 'EXT-7', quota: 3, none: null, on: true }, { note: 'half \ud800' }),
  })
  .chain((one) => fc.constantFrom(one, { ...one, untouchable: 'The server needs it.' }));

/** Filters that let some through. */
export const filters: fc.Arbitrary<Filters> = fc.record(
  {
    status: fc.subarray(['active', 'inactive', 'unknown']),
    administrator: fc.subarray(['', 'full']),
    groups: fc.subarray(['1', '3', '9']),
    permissions: fc.subarray(['create', 'upload']),
    created: fc.constantFrom(
      { never: true },
      { from: '2020-01-01T00:00:00Z', to: '2024-02-29T10:00:00.001Z' },
      { to: '2020-01-01T00:00:00Z', never: true },
    ),
  },
  { requiredKeys: [] },
);

/** Up to five columns. */
export const sorts: fc.Arbitrary<Sort[]> = fc.array(
  fc.record({
    column: fc.constantFrom(...COLUMNS),
    direction: fc.constantFrom('ascending' as const, 'descending' as const),
  }),
  { maxLength: 5 },
);

/** Words that somebody may look for; none of them is empty or holds what has a meaning of its own. */
export const words: fc.Arbitrary<string> = fc.constantFrom(
  'a',
  'n',
  'an',
  'ann',
  'zoe',
  'strasse',
  'ærø',
  '語',
  'مرح',
  'οδυσ',
  '.*',
  '(',
  '👩',
  'lab',
  'étud',
  'id-1',
  'ext-7',
  'hart',
  'xxxx',
);
