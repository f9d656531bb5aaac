import { describe, expect, test } from 'vitest';
import { createWaitingDesk, NOBODY } from '../../../../electron/core/rpc/confirmation-desk.ts';
import { createConfirmations, digestOf } from '../../../../electron/core/services/confirmations.ts';
import type { Change } from '../../../../electron/domain/change.ts';
import { type Confirmation, isGrave } from '../../../../electron/domain/confirmation.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';

const lab = { id: 'i', name: 'lab', baseUrl: 'https://lab', environment: 'production' } as Connection;
const published: string[] = [];
const confirmations = createConfirmations({
  publish: (topic) => published.push(topic),
  subscribe: async function* () {},
});

const change = (more: Partial<Change>): Change => ({
  id: 'c',
  instanceId: 'i',
  action: 'update-user',
  target: { type: 'user', id: 'u', name: 'fred' },
  before: { active: true },
  after: { active: false },
  secrets: [],
  labels: {},
  grade: 'undoable',
  ...more,
});
const deletion = change({ action: 'delete-group', target: { type: 'group', id: 'g', name: 'Techs' }, after: null });
const promotion = change({ before: { administrator: null }, after: { administrator: 'base' } });

const contextWith = (desk: typeof NOBODY) => ({ face: 'browser' as const, secret: null, desk });

describe('a grave change', () => {
  test('is a deletion or a promotion, and nothing else', () => {
    expect([deletion, promotion, change({}), change({ after: { administrator: null } })].map(isGrave)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('is refused where nobody can be asked', async () => {
    const asked = await confirmations.changes(lab, [deletion], contextWith(NOBODY));
    expect(asked).toMatchObject({ ok: false, failure: { code: 'not-confirmed' } });
  });

  test('passes with the digest of exactly what was asked, and with no other', async () => {
    const agree = (digest: (shown: Confirmation) => string) => ({
      ...NOBODY,
      confirm: async (shown: Confirmation) => digest(shown),
    });
    const right = agree(({ id, digest, ...question }) => digestOf(question));
    const other = agree(({ id, digest, ...question }) => digestOf({ ...question, changes: [promotion] }));
    expect((await confirmations.changes(lab, [deletion], contextWith(right))).ok).toBe(true);
    expect((await confirmations.changes(lab, [deletion], contextWith(other))).ok).toBe(false);
  });

  test('asks on production for the name to be typed', async () => {
    let shown: Confirmation | null = null;
    const confirm = async (confirmation: Confirmation) => {
      shown = confirmation;
      return null;
    };
    const desk = { ...NOBODY, confirm };
    await confirmations.changes(lab, [deletion], contextWith(desk));
    expect(shown).toMatchObject({ typed: 'lab', purpose: 'changes', changes: [{ id: 'c' }] });
  });

  test('an ordinary change asks nobody', async () => {
    expect((await confirmations.changes(lab, [change({})], contextWith(NOBODY))).ok).toBe(true);
  });
});

describe('a weaker environment', () => {
  test('is asked for by the name where it ends the lock, and needs nothing elsewhere', async () => {
    const asked: Confirmation[] = [];
    const confirm = async (question: Confirmation) => {
      asked.push(question);
      return null;
    };
    const context = contextWith({ ...NOBODY, confirm });
    expect((await confirmations.weaken(lab, 'other', context)).ok).toBe(false);
    expect(asked).toMatchObject([{ purpose: 'weaken', typed: 'lab', facts: { environment: 'other' } }]);
    expect((await confirmations.weaken(lab, 'production', context)).ok).toBe(true);
    expect((await confirmations.weaken({ ...lab, environment: 'staging' }, 'other', context)).ok).toBe(true);
  });
});

describe('a desk', () => {
  const question = { id: 'q', digest: 'd', purpose: 'unlock', instance: { name: 'lab' } } as Confirmation;

  test('shows what waits and answers it once', async () => {
    const desk = createWaitingDesk(({ id }) => `https://desk/${id}`);
    const asked = desk.confirm(question);
    expect(desk.pending()).toEqual([{ id: 'q', purpose: 'unlock', instance: 'lab', address: 'https://desk/q' }]);
    desk.decide('q', 'd');
    desk.decide('q', null);
    expect(await asked).toBe('d');
    expect(desk.find('q')).toBeNull();
  });

  test('a caller who gives up withdraws the question', async () => {
    const desk = createWaitingDesk(() => null);
    const caller = new AbortController();
    const asked = desk.confirm(question, caller.signal);
    caller.abort();
    expect(await asked).toBeNull();
    expect(desk.pending()).toEqual([]);
  });
});
