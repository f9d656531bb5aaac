// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Consequences } from '../../../../electron/domain/why/effects.ts';
import type { Ending } from '../../../../electron/domain/why/endings.ts';
import { EffectsSummary } from '../../../../renderer/components/review/effects-summary.tsx';
import { answerWith, os } from '../support/fake-bridge.ts';
import { noConsequences } from '../support/lab.ts';
import { cluster } from '../support/other-kinds.ts';
import { renderRoutes } from '../support/render-app.tsx';

vi.mock('../../../../renderer/lib/bridge.ts', () => import('../support/fake-bridge.ts'));

const ada: Ending = {
  id: 'ada',
  handle: 'ada',
  way: 'deactivated',
  into: null,
  groups: ['Diggers', 'Watchers'],
  groupsStay: true,
  more: 0,
  inside: false,
};

function show(more: Partial<Consequences>) {
  answerWith({ changes: { consequences: os.changes.consequences.handler(() => ({ ...noConsequences, ...more })) } });
  const intents = [{ action: 'delete-user' as const, userId: 'ada' }];
  const element = <EffectsSummary instanceId="one" intents={intents} description={cluster} />;
  renderRoutes([{ path: '/', element }], '/');
}

test('an account that ends is named with its groups, and that it stays in them', async () => {
  show({ ends: [ada] });
  expect(await screen.findByText('ada can do nothing any more, and has until then:')).toBeTruthy();
  expect(screen.getByText(/^Groups: Diggers and Watchers\./)).toBeTruthy();
  expect(screen.getByText(/It stays in them, and has their rights again/)).toBeTruthy();
  expect(screen.queryByText('Nobody gains or loses anything.')).toBeNull();
  expect(screen.queryByText(/single objects/)).toBeNull();
});

test('rights on objects go with an account by their names, the rest counted, and who receives them is said', async () => {
  const role = { type: cluster.objectTypes[0]?.id ?? '', id: 'r', name: 'Soil' };
  const rights = [
    { object: role, owner: false, level: 'can_read', permissions: [] },
    { object: { ...role, id: 'o', name: 'Water' }, owner: true, level: null, permissions: [] },
  ];
  show({
    ends: [{ ...ada, way: 'merged', into: 'bob', groups: [], groupsStay: false, rights, more: 3, inside: true }],
  });
  expect(await screen.findByText('ada disappears, and what it has goes to bob:')).toBeTruthy();
  expect(screen.getByText('No group.')).toBeTruthy();
  expect(screen.getByText('On single objects: Soil (Read), Water (owner), and 3 more.')).toBeTruthy();
  expect(screen.getByText(/What lies inside of these objects goes with them/)).toBeTruthy();
});

test('what nobody knows is said to be unknown, and what was too much is counted', async () => {
  show({ ends: [{ ...ada, way: 'deleted', rights: null }], uncounted: 12 });
  expect(await screen.findByText(/What it has on single objects is not known/)).toBeTruthy();
  expect(screen.getByText('12 more objects that groups hand on were not worked out.')).toBeTruthy();
});
