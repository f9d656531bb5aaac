// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { useLeaveGuard } from '../../../../renderer/components/leave-guard.tsx';
import { asksBeforeReload, renderRoutes } from '../support/render-app.tsx';

function Guarded({ unsaved }: { unsaved: boolean }) {
  return useLeaveGuard(unsaved).dialog;
}

/** A screen with parts of which some have something unsaved; afterwards nothing has. */
function open(parts: readonly boolean[]) {
  const complaints = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => complaints.mockRestore());
  const guards = parts.map((unsaved, index) => <Guarded key={String(index)} unsaved={unsaved} />);
  const routes = [
    { path: '/', element: guards },
    { path: '/elsewhere', element: <p>elsewhere</p> },
  ];
  const { router } = renderRoutes(routes, '/');
  return { complaints, leave: () => act(() => router.navigate('/elsewhere')) };
}

test('a part with nothing unsaved keeps no other one from asking, and nothing complains of two', async () => {
  const { complaints, leave } = open([true, false, false]);
  await waitFor(() => expect(asksBeforeReload()).toBe(true));
  await leave();
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Stay here' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByText('elsewhere')).toBeNull();
  await leave();
  fireEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }));
  expect(await screen.findByText('elsewhere')).toBeTruthy();
  expect(complaints).not.toHaveBeenCalled();
});

test('a screen with nothing unsaved is left unasked', async () => {
  const { complaints, leave } = open([false, false]);
  expect(asksBeforeReload()).toBe(false);
  await leave();
  expect(await screen.findByText('elsewhere')).toBeTruthy();
  expect(complaints).not.toHaveBeenCalled();
});
