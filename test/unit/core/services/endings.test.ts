import { expect, test } from 'vitest';
import { endingsOf } from '../../../../electron/core/services/endings.ts';
import type { Instance } from '../../../../electron/core/services/instances.ts';
import type { Change } from '../../../../electron/domain/change.ts';
import { fail } from '../../../../electron/domain/failure.ts';
import { ok, type Result } from '../../../../electron/domain/result.ts';
import type { ObjectRight, User } from '../../../../electron/domain/user.ts';
import { NAMED_RIGHTS } from '../../../../electron/domain/why/endings.ts';
import { describing } from '../../domain/why/worlds.ts';

const deletion: Change = {
  id: 'c',
  instanceId: 'i',
  action: 'delete-user',
  target: { type: 'user', id: 'u', name: 'ada' },
  before: {},
  after: null,
  secrets: [],
  labels: {},
  grade: 'final',
};

function placeWith(rights: Result<ObjectRight[]>): Instance {
  const user: Partial<User> = { id: 'u', handle: 'ada', groups: [], administrator: null, status: 'on' };
  return {
    session: { getUser: async () => ok(user), listObjectRights: async () => rights },
  } as unknown as Instance;
}

test('what could not be read is unknown, and hides nothing of the rest', async () => {
  const place = placeWith(fail('not-allowed', { handle: 'ada', instance: 'lab', right: 'to see servers' }));
  const found = await endingsOf(place, [deletion], describing(), undefined);
  expect(found).toMatchObject({ ok: true, value: [{ handle: 'ada', way: 'deleted', rights: null, more: 0 }] });
});

test('so many rights are named, and the rest is counted', async () => {
  const rights = Array.from(
    { length: NAMED_RIGHTS + 7 },
    (_, index): ObjectRight => ({
      object: { type: 'project', id: `p${index}`, name: `Project ${index}` },
      owner: false,
      level: 'read',
      permissions: [],
      note: null,
    }),
  );
  const found = await endingsOf(placeWith(ok(rights)), [deletion], describing(), undefined);
  expect(found.ok && found.value[0]?.rights).toHaveLength(NAMED_RIGHTS);
  expect(found).toMatchObject({ value: [{ more: 7 }] });
});

test('a cancelled reading ends the whole', async () => {
  const found = await endingsOf(placeWith(fail('cancelled', { instance: 'lab' })), [deletion], describing(), undefined);
  expect(found).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
});
