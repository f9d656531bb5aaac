import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';

const entry = path.join(import.meta.dirname, '../../../demo/cli.ts');
const children: ChildProcess[] = [];

function run(...args: string[]) {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function finish(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = run(...args);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, out, err };
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('the demo command', () => {
  // On Windows a signal ends a process without asking it.
  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'prints one line of JSON when it listens and ends cleanly on %s',
    async (signal) => {
      const child = run('--profile', 'virtool-m2', '--users', '20', '--json');
      const lines: string[] = [];
      const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
      await once(reader, 'line');
      const said = JSON.parse(lines[0] ?? '');
      expect(said).toEqual({
        profile: 'virtool-m2',
        kind: 'virtool',
        origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        users: 20,
        signIn: {
          method: 'password',
          handle: 'admin',
          password: 'admin-password',
          key: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      });
      expect((await fetch(said.origin)).status).toBe(200);
      child.kill(signal);
      expect(await once(child, 'close')).toEqual([0, null]);
      expect(lines).toHaveLength(1);
    },
  );

  it('says of itself that it is an emulator, and how to use a virgin one', async () => {
    const child = run('--profile', 'virtool-m2', '--virgin', '--ui', '--fault', 'latency=1', '--fault', '429=0');
    const [chunk] = await once(child.stdout, 'data');
    expect(String(chunk)).toMatch(/^This is an emulator \(virtool-m2\), not a real server/);
    expect(String(chunk)).toContain('the first user is still to be created');
    expect(String(chunk)).toContain('the API below /api');
  });

  it.each([
    [['--profile', 'nothing'], 'There is no profile "nothing". Known profiles: '],
    [[], "required option '--profile <name>' not specified"],
    [['--profile', 'virtool-m2', '--users', 'many'], 'It must be a whole number.'],
    [['--profile', 'virtool-m2', '--users', '0'], '"users" must be a whole number from 1 to 1,000,000.'],
    [['--profile', 'virtool-m2', '--fault', 'slow'], 'Unknown fault "slow".'],
    [['--profile', 'virtool-m2', '--colour'], "unknown option '--colour'"],
  ])('refuses %j with exit code 2', async (args, sentence) => {
    const { code, out, err } = await finish(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it('lists the profiles in its help', async () => {
    const { code, out } = await finish('--help');
    expect(code).toBe(0);
    expect(out).toContain('virtool-m2  Virtool 26.3.0');
  });
});
