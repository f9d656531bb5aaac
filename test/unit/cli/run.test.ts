import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { CommandFailure, UsageError } from '../../../electron/cli/failures.ts';
import { runIn, type Work } from '../../../electron/cli/run.ts';
import type { CoreClient } from '../../../electron/core/rpc/callers.ts';
import { failure } from '../../../electron/domain/failure.ts';
import { addLab, emulate, newHome, startRoster } from './support.ts';

/** Runs something in place of a command, whose output `stdout` takes. */
async function ended(work: Work, json = false, stdout = new PassThrough()): Promise<{ code: number; notes: string[] }> {
  const notes: string[] = [];
  const around = {
    terminal: {
      isInteractive: false,
      askSecret: async () => '',
      askText: async () => '',
      askAnswer: async () => null,
      readSecret: async () => null,
    },
    stdout: stdout as unknown as NodeJS.WriteStream,
    note: (note: string) => void notes.push(note),
    variables: {},
    connect: async () => ({
      client: {} as CoreClient,
      isOwn: false,
      pause: () => undefined,
      resume: () => undefined,
      close: async () => undefined,
    }),
  };
  return { code: await runIn(around, work, { json, secrets: 'none' }), notes };
}

test('a reader that went away hides no failure, but ends what was only read', async () => {
  const closed = async (error: Error) => {
    const stdout = new PassThrough();
    const work: Work = async () => {
      stdout.emit('error', Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
      throw error;
    };
    return ended(work, false, stdout);
  };
  const failed = await closed(new CommandFailure(failure('outcome-unknown', { origin: 'lab' })));
  expect(failed).toMatchObject({ code: 8, notes: [expect.stringContaining('lab')] });
  expect(await closed(new DOMException('aborted', 'AbortError'))).toEqual({ code: 0, notes: [] });
});

test('with --json a wrong call is an object too', async () => {
  const wrong: Work = async () => {
    throw new UsageError('Say which.');
  };
  expect(await ended(wrong)).toEqual({ code: 2, notes: ['Say which.'] });
  const { code, notes } = await ended(wrong, true);
  expect([code, JSON.parse(notes[0] ?? '')]).toMatchObject([2, { code: 'input-invalid', message: 'Say which.' }]);
});

/** Milliseconds for a test that starts two processes on a slow server. */
const TWO_PROCESSES = 60_000;

test('Ctrl-C in the middle of a write waits for it, and says so', { timeout: TWO_PROCESSES }, async () => {
  const server = await emulate({ users: 20 });
  const options = { home: newHome(), secret: server.signIn.password ?? '' };
  await addLab(server, options);
  server.faults.set('latency=300');
  const child = startRoster(['users', 'update', 'mhartley', '--deactivate'], options);
  const code = new Promise((resolve) => child.once('close', resolve));
  let printed = '';
  let isInterrupted = false;
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk);
    if (!isInterrupted) isInterrupted = child.kill('SIGINT');
  });
  const said = await text(child.stderr as never);
  expect(await code).toBe(0);
  expect(said).toContain('A write is under way and is waited for.');
  expect(printed).toContain('Done: mhartley on lab: Is deactivated');
});
