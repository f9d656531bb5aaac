import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKept } from '../../../../electron/core/services/kept.ts';
import { createToldDescription } from '../../../../electron/core/services/told-description.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import { type FailureCode, fail } from '../../../../electron/domain/failure.ts';
import type { Language } from '../../../../electron/domain/languages.ts';
import { ok } from '../../../../electron/domain/result.ts';
import { describing } from '../../domain/why/worlds.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-told-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = (more: object = {}) => ({
  file: path.join(folder, 'directories', 'a.directory.about'),
  subject: 'an instance',
  key: new Uint8Array(32).fill(7),
  ...more,
});
const START = Date.UTC(2026, 0, 1);
const KEPT_AT = new Date(START).toISOString();

const sample = describing();

/** A server that says `answer`, and Roster before it on the day after `START` or on that day. */
function lab({
  answer = 'Anna',
  language = 'en' as Language,
  at = START,
  where = place(),
}: {
  answer?: string | { fails: FailureCode };
  language?: Language;
  at?: number;
  where?: ReturnType<typeof place> | null;
} = {}) {
  const server = { answer, asked: 0 };
  const spoken = { language };
  let changes = 0;
  const description = createKept<Description>(
    async () => {
      server.asked += 1;
      const said = server.answer;
      if (typeof said !== 'string') return fail(said.fails);
      return ok({ ...sample, self: { ...sample.self, handle: `${said} (${spoken.language})` } });
    },
    60_000,
    () => at,
  );
  const told = createToldDescription({
    description,
    place: where,
    language: () => spoken.language,
    now: () => at,
    changed: () => {
      changes += 1;
    },
  });
  const get = async () => {
    const got = await told.get();
    return got.ok ? { handle: got.value.self.handle, keptAt: got.value.keptAt } : got.failure.code;
  };
  return { server, spoken, description, get, end: () => told.end(), changes: () => changes };
}

/** One run of Roster in which the server told what the instance is. */
async function runBefore(options: Parameters<typeof lab>[0] = {}) {
  const { get, end } = lab(options);
  await get();
  await end();
}

describe('what an instance can do', () => {
  test('is told by its server, without an age', async () => {
    const { get, end } = lab();
    expect(await get()).toEqual({ handle: 'Anna (en)', keptAt: undefined });
    await end();
  });

  test('is told at the next start at once and with its age, then as the server says it', async () => {
    await runBefore();
    const { get, end, changes, server } = lab({ answer: 'Berta', at: START + 86_400_000 });
    expect(await get()).toEqual({ handle: 'Anna (en)', keptAt: KEPT_AT });
    await expect.poll(changes).toBe(1);
    expect(await get()).toEqual({ handle: 'Berta (en)', keptAt: undefined });
    expect(server.asked).toBe(1);
    await end();
  });

  test('is told with its age as long as the server is out of reach, and asked for each time', async () => {
    await runBefore();
    const { get, end, server, changes } = lab({ answer: { fails: 'connection-refused' }, at: START + 86_400_000 });
    expect(await get()).toEqual({ handle: 'Anna (en)', keptAt: KEPT_AT });
    await expect.poll(() => server.asked).toBe(1);
    expect(await get()).toEqual({ handle: 'Anna (en)', keptAt: KEPT_AT });
    expect(changes()).toBe(0);
    server.answer = 'Anna';
    await get();
    await expect.poll(changes).toBe(1);
    expect(await get()).toEqual({ handle: 'Anna (en)', keptAt: undefined });
    await end();
  });

  test('is told with its age when the server is lost in the middle of a run, kept on the disk or not', async () => {
    const { get, end, server, description } = lab({ where: null });
    await get();
    server.answer = { fails: 'name-not-found' };
    description.drop();
    expect(await get()).toEqual({ handle: 'Anna (en)', keptAt: KEPT_AT });
    await end();
  });

  test('is no more told as it was once the server refuses the sign-in', async () => {
    await runBefore();
    const { get, end, changes } = lab({ answer: { fails: 'credentials-wrong' } });
    expect(await get()).toMatchObject({ keptAt: KEPT_AT });
    await expect.poll(changes).toBe(1);
    expect(await get()).toBe('credentials-wrong');
    await end();
  });

  test('is asked for where it is kept in another language, which serves only out of reach', async () => {
    await runBefore();
    const { get, end, server, spoken, description } = lab({ language: 'de' });
    expect(await get()).toEqual({ handle: 'Anna (de)', keptAt: undefined });
    server.answer = { fails: 'unreachable' };
    spoken.language = 'fr';
    description.drop();
    expect(await get()).toMatchObject({ handle: 'Anna (de)', keptAt: KEPT_AT });
    spoken.language = 'en';
    expect(await get()).toMatchObject({ handle: 'Anna (en)', keptAt: KEPT_AT });
    await end();
  });

  test('is sealed, and kept nowhere where no copy is', async () => {
    await runBefore({ where: null });
    expect(existsSync(place().file)).toBe(false);
    await runBefore({ answer: 'Recognisable' });
    expect(readFileSync(place().file, 'latin1')).not.toContain('Recognisable');
  });

  test.each([
    ['is cut off', place, (bytes: Buffer) => bytes.subarray(0, bytes.length - 10)],
    ['is of another instance', () => place({ subject: 'another' }), (bytes: Buffer) => bytes],
    ['was sealed with another key', () => place({ key: new Uint8Array(32) }), (bytes: Buffer) => bytes],
  ])('that %s is not told', async (_, where, spoil) => {
    await runBefore();
    writeFileSync(place().file, spoil(readFileSync(place().file)));
    const { get, end } = lab({ answer: { fails: 'connection-refused' }, where: where() });
    expect(await get()).toBe('connection-refused');
    await end();
  });
});
