// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Change } from '../../../../electron/domain/change.ts';
import { ChangeTargets } from '../../../../renderer/components/review/change-targets.tsx';
import { change, lab } from '../support/lab.ts';
import { giveRoom } from '../support/layout.ts';
import { renderRoutes } from '../support/render-app.tsx';

const deletionOf = (id: string, name: string): Change =>
  change({ id: `c${id}`, action: 'delete-user', target: { type: 'user', id, name } });

function show(changes: readonly Change[]) {
  giveRoom();
  const element = (
    <dl>
      <ChangeTargets changes={changes} description={lab} />
    </dl>
  );
  renderRoutes([{ path: '/', element }], '/');
}

const deletions = (count: number) =>
  Array.from({ length: count }, (_, place) => deletionOf(`u${place}`, `user-${place + 1}`));

test('so few that they can be read are all written out', () => {
  show(deletions(50));
  expect(screen.getByText('user-50')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('more are counted, and opened as one list that draws what is in view and ends with the last', async () => {
  show(deletions(4000));
  expect(screen.getByText('user-50')).toBeTruthy();
  expect(screen.queryByText('user-51')).toBeNull();
  expect(screen.getByText('and 3,950 more')).toBeTruthy();
  const toggle = screen.getByRole('button', { name: 'Show all 4,000' });
  expect(toggle.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(toggle);
  const list = await screen.findByRole('region', { name: 'All that would be changed' });
  expect(list.tabIndex).toBe(0);
  const rows = within(list).getAllByRole('listitem');
  expect(rows.length).toBeLessThan(100);
  expect(rows[0]?.getAttribute('aria-setsize')).toBe('4000');
  list.scrollTop = 4000 * 48;
  fireEvent.scroll(list);
  expect(await within(list).findByText('user-4000')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show the first 50 only' }));
  expect(screen.queryByText('user-4000')).toBeNull();
});

test('two of one name are two', () => {
  show([deletionOf('1', 'fred'), deletionOf('2', 'fred')]);
  expect(screen.getAllByText('fred')).toHaveLength(2);
});
