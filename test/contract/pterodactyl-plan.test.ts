import { afterEach, describe, expect, it } from 'vitest';
import { planChanges } from '../../electron/core/services/plan.ts';
import type { Intent } from '../../electron/domain/change.ts';
import {
  BY_BOTH_KEYS,
  closePanels,
  described,
  newcomer,
  OLIVE,
  shareOf,
  startPanel,
  userBy,
} from './pterodactyl-server.ts';
import { codeOf, valueIn } from './virtool-server.ts';

afterEach(closePanels);

async function start() {
  const panel = await startPanel();
  const session = panel.open(BY_BOTH_KEYS);
  // No Panel has groups, so nothing asks who is in one.
  const directory = {
    stream: () => {
      throw new Error('It was asked for.');
    },
  };
  const context = { instanceId: 'i1', session, description: await described(session), groups: [], directory };
  panel.calls.splice(0);
  const plan = (intent: Intent) => planChanges(context, intent);
  async function apply(intent: Intent) {
    for (const { change, secrets } of valueIn(await plan(intent))) valueIn(await session.write(change, secrets));
  }
  return { panel, session, plan, apply };
}

describe('changes of a Panel as the core plans them', () => {
  it('creates with a form’s password, which is written down nowhere', async () => {
    const { session, plan, apply } = await start();
    const intent: Intent = {
      action: 'create-user',
      set: newcomer('newcomer', { password: 'a password', externalId: '' }),
    };
    const [planned] = valueIn(await plan(intent));
    expect(JSON.stringify(planned?.change)).not.toContain('a password');
    expect(planned?.change).toMatchObject({ secrets: ['password'], effects: [expect.stringContaining('mails')] });
    await apply(intent);
    expect(valueIn(await session.findUsers({ handle: 'newcomer' }, 1)).users).toHaveLength(1);
  });

  it('previews an update with one call, and plans nothing where nothing differs', async () => {
    const { panel, session, plan, apply } = await start();
    const expected = session.valuesOf(await userBy(session, 4));
    panel.calls.splice(0);
    const update = (set: Intent & { action: 'update-user' }) => set;
    const intent = update({
      action: 'update-user',
      userId: '4',
      expected,
      set: { lastName: 'Newman', email: 'norm@example.com' },
    });
    const [planned] = valueIn(await plan(intent));
    expect(planned?.change).toMatchObject({ before: { lastName: 'User' }, after: { lastName: 'Newman' } });
    expect(panel.calls).toHaveLength(1);
    await apply(intent);
    expect((await userBy(session, 4)).name).toBe('Norma Newman');
    expect(valueIn(await plan({ ...intent, expected: {} }))).toEqual([]);
    expect(codeOf(await plan({ ...intent, set: { lastName: 'Third' } }))).toBe('conflict');
  });

  it('gives a share, takes it back by its inverse, and refuses what the Panel would let happen', async () => {
    const { session, plan, apply } = await start();
    const user = await userBy(session, 9);
    const right = { level: null, permissions: ['control.start'] };
    const give: Intent = {
      action: 'set-object-right',
      holder: { type: 'user', id: '9' },
      object: OLIVE,
      expectedRight: null,
      right,
    };
    await apply(give);
    const held = await shareOf(session, user, OLIVE);
    expect(held?.permissions).toEqual(['control.start', 'websocket.connect']);
    const seen = { level: null, permissions: [...(held?.permissions ?? [])].reverse() };
    await apply({ ...give, expectedRight: seen, right: null });
    expect(await shareOf(session, user, OLIVE)).toBeNull();
    expect(codeOf(await plan({ action: 'delete-user', userId: '5' }))).toBe('owns-objects');
    expect(codeOf(await plan({ action: 'delete-user', userId: '1' }))).toBe('yourself-protected');
    await apply({ action: 'delete-user', userId: '9' });
    expect(codeOf(await session.getUser('9'))).toBe('user-not-found');
  });
});
