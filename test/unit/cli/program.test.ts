import { expect, test } from 'vitest';
import { EXIT_CODES, exitCodeOf } from '../../../electron/cli/exit-codes.ts';
import { printable } from '../../../electron/cli/failures.ts';
import { align, table } from '../../../electron/cli/output.ts';
import { generatePassword } from '../../../electron/cli/secrets.ts';
import { FAILURE_CODES } from '../../../electron/domain/failure.ts';
import { newHome, roster } from './support.ts';

const home = newHome();

test('every failure has an exit code that the help lists', async () => {
  const { stdout, code } = await roster(['--help'], { home });
  expect(code).toBe(0);
  const listed = [...stdout.matchAll(/^ +(\d+) {2}\S/gm)].map((match) => Number(match[1]));
  expect(listed).toEqual(Object.values(EXIT_CODES).map((one) => one.code));
  expect(FAILURE_CODES.filter((failureCode) => !listed.includes(exitCodeOf(failureCode)))).toEqual([]);
});

test.each([['instances', 'add'], ['users', 'create'], ['users', 'update'], ['doctor']])(
  'no option of %s %s takes a secret',
  async (...command) => {
    const { stdout } = await roster([...command, '--help'], { home });
    const options = [...stdout.matchAll(/^ +(--[\w-]+)( <[\w-]+>)?/gm)]
      .filter((match) => match[2])
      .map((match) => match[1]);
    expect(options.length).toBeGreaterThan(0);
    expect(options.filter((option) => /password|secret|key|token|passphrase/.test(option ?? ''))).toEqual([]);
  },
);

test.each([[['nothing']], [['users', 'nothing']], [['users', 'list', '--nothing']], [['instances', 'add']]])(
  '%s is no command: 2',
  async (args) => {
    expect(await roster(args, { home })).toMatchObject({ code: 2, stdout: '' });
  },
);

test('text of a server can neither steer the terminal nor turn its direction', () => {
  expect(printable('a\u001b[2Jb\u202ec\nd\u200be\u0007')).toBe('a<U+001B>[2Jb<U+202E>c<U+000A>d<U+200B>e<U+0007>');
  expect(printable('Renée 李')).toBe('Renée 李');
});

test('columns are aligned, and a row ends without spaces', () => {
  expect(
    table(
      ['A', 'B'],
      [
        ['long cell', 'x'],
        ['y', ''],
      ],
    ),
  ).toEqual(['A          B', 'long cell  x', 'y']);
  expect(align(['wider than its column', 'x'], [3, 1])).toBe('wider than its column  x');
});

test('generated passwords are long enough, differ, and use their alphabet evenly', () => {
  expect(generatePassword(8)).toHaveLength(20);
  expect(generatePassword(64)).toHaveLength(64);
  const counts = new Map<string, number>();
  const total = 63_000;
  for (const character of generatePassword(total)) counts.set(character, (counts.get(character) ?? 0) + 1);
  const expected = total / counts.size;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // With 62 degrees of freedom, 120 is passed once in about 100,000 runs.
  expect(counts.size).toBe(62);
  expect(chiSquare).toBeLessThan(120);
});
