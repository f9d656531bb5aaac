import { expect, test } from 'vitest';
import type { Session } from '../../../../electron/core/adapters/adapter.ts';
import { consequencesOf } from '../../../../electron/core/services/consequences.ts';
import type { Instance } from '../../../../electron/core/services/instances.ts';
import type { Intent } from '../../../../electron/domain/change.ts';
import { ok } from '../../../../electron/domain/result.ts';
import { describing } from '../../domain/why/worlds.ts';

test('a hundred intents about one account read it and its rights once', async () => {
  const asked: string[] = [];
  const session = {
    getUser: async (id: string) => {
      asked.push(`user ${id}`);
      return ok({ id, handle: id, groups: [] });
    },
    listObjectRights: async (id: string) => {
      asked.push(`rights ${id}`);
      return ok([]);
    },
  } as unknown as Session;
  const place = {
    session,
    description: { get: async () => ok(describing()) },
    groups: { get: async () => ok([]) },
    directory: { state: async () => ({ loadedAt: null }) },
  } as unknown as Instance;
  const intents = Array.from({ length: 100 }, (_, index): Intent => {
    const object = { type: 'project', id: `p${index}`, name: `Project ${index}` };
    return {
      action: 'set-object-right',
      holder: { type: 'user', id: 'ada' },
      object,
      expectedRight: null,
      right: null,
    };
  });
  const preview = async ({ session: reading }: Instance) => {
    await reading.getUser('ada');
    await reading.listObjectRights('ada');
    return ok([]);
  };
  expect(await consequencesOf({ preview }, place, intents)).toMatchObject({ ok: true, value: { affected: 0 } });
  expect(asked).toEqual(['user ada', 'rights ada']);
});
