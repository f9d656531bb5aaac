// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { ActionMenu } from '../../../../renderer/components/action-menu.tsx';
import { Dialog } from '../../../../renderer/components/dialog.tsx';
import { LatePopover } from '../../../../renderer/components/late-popover.tsx';
import { latePopup } from '../../../../renderer/components/late-popup.tsx';
import { renderRoutes } from '../support/render-app.tsx';

vi.mock('../../../../renderer/lib/bridge.ts', () => import('../support/fake-bridge.ts'));

function Page() {
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <LatePopover opened={opened} onOpened={setOpened} position="bottom" target={<button type="button">More</button>}>
        <input aria-label="Inside" />
      </LatePopover>
      <ActionMenu named label="Actions" actions={[{ id: 'ask', label: 'Ask', run: () => setAsked(true) }]} />
      <Dialog opened={asked} onClose={() => setAsked(false)} title="A question">
        <p>Really?</p>
      </Dialog>
    </>
  );
}

test('a popover that is loaded when it is opened holds the focus and gives it back to its button', async () => {
  renderRoutes([{ path: '/', element: <Page /> }], '/');
  const plain = await screen.findByRole('button', { name: 'More' });
  expect(plain.getAttribute('aria-expanded')).toBe('false');
  plain.focus();
  fireEvent.click(plain);
  const field = await screen.findByLabelText('Inside');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.getByRole('button', { name: 'More' }).getAttribute('aria-expanded')).toBe('true');
  fireEvent.keyDown(field, { key: 'Escape' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' })));
  expect(screen.queryByLabelText('Inside')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  expect(await screen.findByLabelText('Inside')).toBeTruthy();
});

test('a menu runs what is chosen, and a dialog opens and closes', async () => {
  renderRoutes([{ path: '/', element: <Page /> }], '/');
  fireEvent.click(await screen.findByRole('button', { name: 'Actions' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Ask' }));
  expect(await screen.findByRole('dialog', { name: 'A question' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

/** What draws this one was replaced by an update, as the build's loader announces. */
const LostMenu = latePopup('menu', () => {
  const error = new TypeError('Failed to fetch dynamically imported module');
  window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: error }));
  return Promise.reject(error);
});

function PageWithLostMenu() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <p>the table</p>
      <LostMenu opened={opened} onOpened={setOpened} target={<button type="button">More</button>} />
    </>
  );
}

test('a menu that can’t be loaded any more says so, and leaves its button and the screen in use', async () => {
  renderRoutes([{ path: '/', element: <PageWithLostMenu />, errorElement: <p>the screen failed</p> }], '/');
  fireEvent.click(await screen.findByRole('button', { name: 'More' }));
  const said = await screen.findByRole('alert');
  expect(said.textContent).toContain('Roster was updated while this page was open');
  expect(screen.getByText('the table')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
});
