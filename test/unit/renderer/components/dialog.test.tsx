// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { ActionMenu } from '../../../../renderer/components/action-menu.tsx';
import { ConfirmDialog } from '../../../../renderer/components/dialog.tsx';
import { renderRoutes } from '../support/render-app.tsx';

/** A question that is drawn once it is asked, and gone once it is answered: opened by a button, or from a menu. */
function Page() {
  const [asked, setAsked] = useState(false);
  const ask = () => setAsked(true);
  const end = () => setAsked(false);
  return (
    <>
      <button type="button" onClick={ask}>
        Ask
      </button>
      <ActionMenu label="More" actions={[{ id: 'ask', label: 'Ask from here…', run: ask }]} />
      {asked ? (
        <ConfirmDialog opened title="Sure?" confirmLabel="Do it" keepLabel="Keep it" onConfirm={end} onKeep={end}>
          <p>A question</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}

const button = (name: string) => screen.findByRole('button', { name });
const show = () => renderRoutes([{ path: '/', element: <Page /> }], '/');

test('a dialog gives the focus back to the button that opened it', async () => {
  show();
  const opener = await button('Ask');
  opener.focus();
  fireEvent.click(opener);
  const keep = await button('Keep it');
  await waitFor(() => expect(document.activeElement).toBe(keep));
  fireEvent.click(keep);
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

test('a dialog that an entry of a menu opened gives the focus back to the button of the menu', async () => {
  show();
  const opener = await button('More');
  opener.focus();
  fireEvent.click(opener);
  const entry = await screen.findByRole('menuitem', { name: 'Ask from here…' });
  entry.focus();
  fireEvent.click(entry);
  fireEvent.click(await button('Keep it'));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' })));
});
