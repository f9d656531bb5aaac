import { expect, test } from 'vitest';
import { CORE_WORDS } from '../../../../electron/core/core-words.ts';
import { createCaller } from '../../../../electron/core/rpc/callers.ts';
import { fillIn } from '../../../../electron/domain/failure.ts';
import type { Say } from '../../../../electron/domain/say.ts';
import { fakeLog, fakeRouter } from '../../host/support.ts';

const inGerman: Say = (english, details = {}) => fillIn(CORE_WORDS.de[english] ?? english, details);
const desk = { confirm: () => Promise.resolve(null), pending: () => [], refuse: () => undefined };

test('what a schema refuses is said at its field in the language of the person', async () => {
  const caller = createCaller(fakeRouter(), { face: 'browser', secret: null, desk }, fakeLog(), inGerman);
  const refused = await caller.users.get({ instanceId: 'one', userId: '' }).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    data: { code: 'input-invalid', fields: { userId: 'Das ist zu kurz oder zu klein.' } },
  });
});
