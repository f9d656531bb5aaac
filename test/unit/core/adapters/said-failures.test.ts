import { expect, test } from 'vitest';
import { halfDone, onField } from '../../../../electron/core/adapters/said-failures.ts';
import { SHARED_WORDS } from '../../../../electron/core/adapters/shared-words.ts';
import { failure, fillIn } from '../../../../electron/domain/failure.ts';
import type { Say } from '../../../../electron/domain/say.ts';

const inGerman: Say = (english, details = {}) => fillIn(SHARED_WORDS.de[english] ?? english, details);
const origin = 'https://lab-01.example.org';
const parts = { done: 'Erstes', rest: 'Zweites' };

test('a failure lands on its field in the language of the person, and stays what it is', () => {
  const found = failure('handle-taken', { handle: 'fred' }, { serverMessage: 'User already exists' });
  expect(onField(found, 'handle', inGerman)).toEqual({
    ...found,
    fields: { handle: 'Der Benutzername fred ist vergeben.' },
  });
});

test('a write that stopped in the middle says what was done, what was not, and which failure is why', () => {
  const why = failure('server-error', { origin, status: 500 }, { serverMessage: 'Oops' });
  expect(halfDone(parts, why, inGerman)).toMatchObject({
    failure: {
      code: 'half-done',
      retryable: false,
      details: { ...parts, why: `${origin} failed inside (status 500).` },
      because: { code: 'server-error', details: { origin, status: 500 } },
      serverMessage: 'Oops',
    },
  });
});

test('a write whose last answer never came stays open, and says what was done', () => {
  const why = failure('outcome-unknown', { origin, reason: 'connection-cut' });
  expect(halfDone(parts, why, inGerman)).toMatchObject({
    failure: { code: 'outcome-unknown', details: { origin }, serverMessage: 'Geschehen: Erstes. Offen ist: Zweites.' },
  });
});
