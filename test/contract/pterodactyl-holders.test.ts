import { afterEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import type { ObjectRef } from '../../electron/domain/user.ts';
import {
  BY_ACCOUNT_KEY,
  BY_BOTH_KEYS,
  closePanels,
  OLIVE,
  OTTO,
  shareChange,
  startPanel,
  userBy,
} from './pterodactyl-server.ts';
import { codeOf, valueIn } from './virtool-server.ts';

afterEach(closePanels);

async function holdersOn(session: Session, ...servers: ObjectRef[]) {
  if (!session.listObjectHolders) throw new Error('A Panel has servers');
  return session.listObjectHolders(servers);
}

const NOTHING = { level: null, note: null };

describe.each([
  { keys: 'an application key', credentials: {} },
  { keys: 'both keys', credentials: BY_BOTH_KEYS },
  { keys: 'an account key', credentials: BY_ACCOUNT_KEY },
])('who has something on a server, with $keys', ({ credentials }) => {
  it('are the owner and whoever shares it, permissions stored as an object included (trap 18)', async () => {
    const session = (await startPanel()).open(credentials);
    const facts = valueIn(await holdersOn(session, OLIVE, OTTO));
    expect(facts.get(OLIVE.id)).toEqual({
      holdings: [
        { ...NOTHING, holder: { type: 'user', id: '5', name: '5' }, owner: true, permissions: [] },
        {
          ...NOTHING,
          holder: { type: 'user', id: '4', name: '4' },
          owner: false,
          permissions: ['websocket.connect', 'control.console', 'user.read', 'user.create'],
        },
      ],
      within: null,
    });
    expect(facts.get(OTTO.id)?.holdings.at(-1)?.permissions).toEqual([
      'control.console',
      'file.read',
      'websocket.connect',
    ]);
  });

  it('are told of a server that is not ready, and of none that is gone', async () => {
    const panel = await startPanel();
    panel.operator.editServer(OLIVE.id, { status: 'installing' });
    const facts = valueIn(await holdersOn(panel.open(credentials), OLIVE, { ...OLIVE, id: '5896d4' }));
    expect([...facts.keys()]).toEqual([OLIVE.id]);
    expect(facts.get(OLIVE.id)?.holdings).toHaveLength(2);
  });
});

it('needs a key that sees servers', async () => {
  const session = (await startPanel()).open({ secret: KEYS.withoutServers });
  expect(codeOf(await holdersOn(session, OLIVE))).toBe('not-allowed');
});

it('shows at once what several accounts were given at the same time', async () => {
  const panel = await startPanel();
  const session = panel.open(BY_BOTH_KEYS);
  const people = await Promise.all([9, 10, 11, 12].map((id) => userBy(session, id)));
  const given = await Promise.all(
    people.map((user) => session.write(shareChange(user, OLIVE, null, ['file.read']), {})),
  );
  given.map(valueIn);
  const holdings = valueIn(await holdersOn(session, OLIVE)).get(OLIVE.id)?.holdings ?? [];
  expect(holdings.map(({ holder }) => holder.id)).toEqual(expect.arrayContaining(['9', '10', '11', '12']));
  expect(holdings.filter(({ holder }) => Number(holder.id) >= 9).map(({ permissions }) => permissions)).toEqual(
    people.map(() => ['file.read', 'websocket.connect']),
  );
});
