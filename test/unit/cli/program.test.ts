import { readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { EXIT_CODES, exitCodeOf } from '../../../electron/cli/exit-codes.ts';
import { printable } from '../../../electron/cli/failures.ts';
import { align, createOutput, table } from '../../../electron/cli/output.ts';
import { createProgram, withSubcommands } from '../../../electron/cli/program.ts';
import { generatePassword } from '../../../electron/cli/secrets.ts';
import { FAILURE_CODES } from '../../../electron/domain/failure.ts';
import { newHome, roster } from './support.ts';

const commands = withSubcommands(createProgram('0.0.0', () => Promise.resolve()));

test('every failure has an exit code that the help lists', async () => {
  const { stdout, code } = await roster(['users', 'list', '--help'], { home: newHome() });
  expect(code).toBe(0);
  const listed = [...stdout.matchAll(/^ +(\d+) {2}\S/gm)].map((match) => Number(match[1]));
  expect(listed).toEqual(Object.values(EXIT_CODES).map((one) => one.code));
  expect(FAILURE_CODES.filter((failureCode) => !listed.includes(exitCodeOf(failureCode)))).toEqual([]);
});

test('what is no command is refused before a core is touched', async () => {
  const home = newHome();
  expect(await roster(['users', 'list', '--nothing'], { home })).toMatchObject({ code: 2, stdout: '' });
  expect(readdirSync(home)).toEqual([]);
});

test('with --json, what is no command is an object too', async () => {
  const told = async (...args: string[]) => {
    const { code, stdout, stderr } = await roster(args, { home: newHome() });
    return [code, stdout, JSON.parse(stderr)];
  };
  const unknown = { code: 'input-invalid', message: expect.stringContaining("unknown option '--nothing'") };
  expect(await told('users', 'list', '--json', '--nothing')).toEqual([2, '', expect.objectContaining(unknown)]);
  const missing = { code: 'input-invalid', message: "missing required argument 'user'" };
  expect(await told('users', 'get', '--json')).toEqual([2, '', expect.objectContaining(missing)]);
});

test('no option takes a secret', () => {
  const taking = commands.flatMap((command) => command.options.filter((option) => option.required || option.optional));
  const names = taking.map((option) => option.long ?? '');
  expect(names).toContain('--handle');
  expect(names.filter((name) => /password|secret|key|token|phrase/.test(name))).toEqual([]);
});

test('every command answers as JSON on request, and says in words what it does', () => {
  const leaves = commands.filter((command) => command.commands.length === 0);
  expect(leaves.map((command) => `${command.parent?.name()} ${command.name()}`)).toContain('users update');
  expect(leaves.filter((command) => !command.options.some((option) => option.long === '--json'))).toEqual([]);
  expect(commands.filter((command) => command.description() === '')).toEqual([]);
});

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
  expect(counts.size).toBe(63);
  expect(chiSquare).toBeLessThan(120);
});

test('a slow reader holds the writer back, and nothing piles up meanwhile', async () => {
  const reader = new PassThrough({ highWaterMark: 10 });
  const calls: string[] = [];
  const brake = { pause: () => void calls.push('pause'), resume: () => void calls.push('resume') };
  const output = createOutput(reader as unknown as NodeJS.WriteStream, brake, () => undefined);
  for (let round = 0; round < 20; round += 1) {
    const written = output.line('longer than the limit');
    setImmediate(() => reader.read());
    await written;
  }
  expect(calls).toEqual(Array.from({ length: 20 }).flatMap(() => ['pause', 'resume']));
  expect([reader.listenerCount('drain'), reader.listenerCount('close')]).toEqual([0, 0]);
});

test('a reader that goes away is told once, and nothing more is written', async () => {
  const reader = new PassThrough();
  let closed = 0;
  const brake = { pause: () => undefined, resume: () => undefined };
  const output = createOutput(reader as unknown as NodeJS.WriteStream, brake, () => {
    closed += 1;
  });
  reader.emit('error', Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
  await output.line('unread');
  expect([closed, output.isClosed, reader.readableLength]).toEqual([1, true, 0]);
});
