import { afterEach, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { BY_ACCOUNT_KEY, changeOf, closePanels, startPanel } from './pterodactyl-server.ts';
import { codeOf, failureIn, valueIn } from './virtool-server.ts';

afterEach(closePanels);

const demotionOf = (id: string) =>
  changeOf('update-user', { id, name: '' }, { before: { administrator: 'root' }, after: { administrator: null } });
const deletion = (id: string) => changeOf('delete-user', { id, name: '' });

it('protects the owners of the keys from deletion and demotion, in the preview and in the write', async () => {
  const panel = await startPanel();
  const session = panel.open({ accountKey: KEYS.clientOfSecondAdmin });
  for (const id of ['1', '2']) {
    for (const change of [demotionOf(id), deletion(id)]) {
      expect(codeOf(await session.foresee(change))).toBe('yourself-protected');
      expect(codeOf(await session.write(change, {}))).toBe('yourself-protected');
    }
  }
  expect(panel.calls.some(({ method }) => method === 'PATCH' || method === 'DELETE')).toBe(false);
});

it('protects the last root administrator, even where the owner of the key was named wrongly', async () => {
  const panel = await startPanel();
  const session = panel.open({ handle: 'second.admin' });
  valueIn(await session.verify());
  panel.operator.editUser(2, { rootAdmin: false });
  for (const change of [demotionOf('1'), deletion('1')]) {
    expect(codeOf(await session.foresee(change))).toBe('last-administrator');
    expect(codeOf(await session.write(change, {}))).toBe('last-administrator');
  }
  panel.operator.editUser(77, { rootAdmin: true });
  expect(valueIn(await session.write(deletion('1'), {})).user).toBeNull();
});

it('lets another administrator be demoted and deleted, and warns that the key may be theirs', async () => {
  const panel = await startPanel();
  const session = panel.open();
  const foreseen = valueIn(await session.foresee(demotionOf('2')));
  expect(foreseen.effects.join(' ')).toContain('not to admin');
  valueIn(await session.write(demotionOf('2'), {}));
  const gone = valueIn(await session.foresee(deletion('2')));
  expect(gone).toMatchObject({ grade: 'final', grave: false });
  valueIn(await session.write(deletion('2'), {}));
  const known = panel.open(BY_ACCOUNT_KEY);
  panel.operator.editUser(3, { rootAdmin: true });
  expect(valueIn(await known.foresee(demotionOf('3'))).effects.join(' ')).not.toContain('belongs to this account');
});

it('shows own servers before a deletion that the Panel would refuse (trap 16)', async () => {
  const panel = await startPanel();
  const session = panel.open();
  const reason = failureIn(await session.foresee(deletion('5')));
  expect(reason).toMatchObject({
    code: 'owns-objects',
    details: { user: 'owner.one', objects: 'Olive server (5896d455)' },
  });
  expect(failureIn(await session.write(deletion('5'), {}))).toMatchObject({
    code: 'owns-objects',
    details: { objects: 'Olive server (5896d455)' },
  });
});

it('says what goes with an account, and where it cannot see whether servers are owned', async () => {
  const panel = await startPanel();
  const seen = valueIn(await panel.open().foresee(deletion('4')));
  expect(seen.effects).toHaveLength(2);
  expect(seen.effects[0]).toContain('API keys, SSH keys, recovery codes and shares');
  const blind = panel.open({ secret: KEYS.withoutServers });
  expect(valueIn(await blind.foresee(deletion('5'))).effects.join(' ')).toContain('may not see servers');
  expect(failureIn(await blind.write(deletion('5'), {}))).toMatchObject({
    code: 'refused-by-server',
    serverMessage: expect.stringContaining('active servers'),
  });
});
