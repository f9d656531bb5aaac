import { ORPCError } from '@orpc/client';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test, vi } from 'vitest';
import { FAILURE_CODES, failure } from '../../../../electron/domain/failure.ts';
import { FAILURE_TEXTS } from '../../../../electron/domain/failure-texts.ts';
import { note } from '../../../../electron/domain/probe.ts';
import { startTranslations } from '../../../../renderer/i18n/index.ts';
import { failureOf } from '../../../../renderer/lib/failure.ts';
import { failureWords, noteWords } from '../../../../renderer/lib/failure-words.ts';
import {
  formatAge,
  formatAgo,
  formatDate,
  formatDay,
  formatDuration,
  formatNumber,
} from '../../../../renderer/lib/format.ts';
import { applyEvent } from '../../../../renderer/lib/live.ts';
import { orpc } from '../../../../renderer/lib/orpc.ts';

vi.mock('../../../../renderer/lib/bridge.ts', () => import('../support/fake-bridge.ts'));

const { t } = await startTranslations();

describe('failures in words', () => {
  test('every code has a message and a hint, the same as in the terminal', () => {
    for (const code of FAILURE_CODES) {
      const words = failureWords(t, failure(code));
      expect(words).toEqual({ message: FAILURE_TEXTS[code].message, hint: FAILURE_TEXTS[code].hint });
    }
  });

  test('what stopped a write in the middle is said in the language of the reader, not as it was told', () => {
    const because = { code: 'timed-out-answering', details: { origin: 'lab' } } as const;
    const half = failure('half-done', { done: 'This', rest: 'that', why: 'as told' }, { because });
    expect(failureWords(t, half).message).toBe('This was done, but that was not: lab did not answer in time.');
    expect(failureWords(t, { ...half, because: undefined }).message).toContain('as told');
  });

  test('details are put in as they are, and never read as references to other texts', () => {
    const { message } = failureWords(t, failure('address-invalid', { address: '$t(common.cancel) {name} <b>' }));
    expect(message).toBe('“$t(common.cancel) {name} <b>” is not an address.');
  });

  test('days are written as the reader writes them, and an address without a path says so', () => {
    expect(failureWords(t, failure('tls-expired', { host: 'lab', date: '2027-03-14' })).message).toContain(
      '14 Mar 2027',
    );
    expect(noteWords(t, note('address-read', { scheme: 'https', port: 443, path: '/' }))).toBe(
      'https, port 443, no path',
    );
    expect(noteWords(t, note('http-answered', { status: 200, path: '/' }))).toBe('status 200 at /');
  });

  test('whatever was thrown becomes a failure', () => {
    const expected = failure('handle-taken', { handle: 'fred' });
    expect(failureOf(new ORPCError('FAILED', { data: expected }))).toEqual(expected);
    expect(failureOf(new ORPCError('INTERNAL_SERVER_ERROR', { message: 'boom' }))).toMatchObject({
      code: 'internal',
      details: { reason: 'boom' },
    });
    expect(failureOf(new DOMException('stopped', 'AbortError')).code).toBe('cancelled');
    expect(failureOf('text')).toMatchObject({ code: 'internal', details: { reason: 'text' } });
  });
});

describe('numbers and times', () => {
  test('are grouped, dated and aged', () => {
    expect(formatNumber(84_312)).toBe('84,312');
    expect(formatDate('2019-07-08T12:00:00.000Z')).toBe('8 Jul 2019');
    expect(formatDay('2027-03-14')).toBe('14 Mar 2027');
    expect(formatDate('nonsense')).toBe('nonsense');
    const now = Date.parse('2026-05-04T10:00:00.000Z');
    expect(formatAge('2026-05-04T09:56:00.000Z', now)).toBe('4 min old');
    expect(formatAge('2026-05-01T09:00:00.000Z', now)).toBe('3 days old');
    expect(formatAge('2026-05-05T09:00:00.000Z', now)).toBe('0 s old');
    expect(formatAgo('2026-05-04T09:59:52.000Z', now)).toBe('8 s ago');
    expect(formatAgo('2026-05-04T10:00:00.000Z', now)).toBe('just now');
    expect(formatDuration(12)).toBe('12 ms');
    expect(formatDuration(3400)).toBe('3.4 s');
  });
});

describe('events of the core', () => {
  test('make old what they concern, of the instance they name, and nothing else', async () => {
    const client = new QueryClient();
    const window = { search: '', filters: {}, sort: [], offset: 0, limit: 10 };
    const one = orpc.directory.query.queryKey({ input: { instanceId: 'one', ...window } });
    const two = orpc.directory.query.queryKey({ input: { instanceId: 'two', ...window } });
    const list = orpc.instances.list.queryKey({ input: {} });
    for (const key of [one, two, list]) client.setQueryData(key as readonly unknown[], {});
    await applyEvent(client, { topic: 'directory', instanceId: 'one' });
    const isOld = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;
    expect([isOld(one), isOld(two), isOld(list)]).toEqual([true, false, false]);
    await applyEvent(client, { topic: 'instances', instanceId: null });
    expect(isOld(list)).toBe(true);
  });
});
