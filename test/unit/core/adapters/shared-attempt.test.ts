import { expect, test } from 'vitest';
import { shareAttempt } from '../../../../electron/core/adapters/shared-attempt.ts';
import { fail } from '../../../../electron/domain/failure.ts';
import { ok, type Result } from '../../../../electron/domain/result.ts';

/** Sign-ins that are numbered in the order in which they were begun; `answers` are taken first. */
function numbered(...answers: Result<number>[]) {
  let count = 0;
  return async () => {
    count += 1;
    return answers.shift() ?? ok(count);
  };
}

test('calls that come together share one sign-in, and later ones use it', async () => {
  const shared = shareAttempt(numbered());
  expect(await Promise.all([shared.current(), shared.current()])).toEqual([ok(1), ok(1)]);
  expect(await shared.current()).toEqual(ok(1));
});

test('a failed sign-in is tried again by the next call', async () => {
  const shared = shareAttempt(numbered(fail('credentials-wrong', { origin: 'https://lab-01.example.org' })));
  expect(await shared.current()).toMatchObject({ failure: { code: 'credentials-wrong' } });
  expect(await shared.current()).toEqual(ok(2));
});

test('a sign-in that ended is dropped once, however many calls find out', async () => {
  const shared = shareAttempt(numbered());
  await shared.current();
  shared.drop(1);
  expect(await shared.current()).toEqual(ok(2));
  shared.drop(1);
  expect(await shared.current()).toEqual(ok(2));
});

test('a sign-in that was replaced meanwhile does not come back', async () => {
  const shared = shareAttempt(numbered());
  const first = shared.current();
  await shared.replaceBy(Promise.resolve(ok(9)));
  expect(await first).toEqual(ok(1));
  expect(await shared.current()).toEqual(ok(9));
  shared.drop(9);
  expect(await shared.current()).toEqual(ok(2));
});
