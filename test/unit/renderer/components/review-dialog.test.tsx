// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { PendingConfirmation } from '../../../../electron/domain/confirmation.ts';
import { ReviewDialog } from '../../../../renderer/components/review/review-dialog.tsx';
import { useProposal } from '../../../../renderer/components/review/use-proposal.ts';
import { orpc } from '../../../../renderer/lib/orpc.ts';
import { answerWith, failing, os } from '../support/fake-bridge.ts';
import { change, lab } from '../support/lab.ts';
import { renderRoutes } from '../support/render-app.tsx';
import { connection } from '../support/samples.ts';

vi.mock('../../../../renderer/lib/bridge.ts', () => import('../support/fake-bridge.ts'));

function Asking() {
  const state = useProposal('one');
  const intent = { action: 'delete-user', userId: 'fred' } as const;
  const proposal = { intents: [intent], title: 'Delete fred?', confirmLabel: 'Delete fred', keepLabel: 'Keep fred' };
  return (
    <>
      <button type="button" onClick={() => state.propose(proposal)}>
        Ask
      </button>
      <ReviewDialog state={state} connection={connection()} description={lab} />
    </>
  );
}

test('while a change waits to be confirmed elsewhere it says so, and not that it is being sent', async () => {
  let pending: PendingConfirmation[] = [];
  answerWith({
    app: { confirmations: os.app.confirmations.handler(() => pending) },
    changes: {
      preview: os.changes.preview.handler(() => [change({ action: 'delete-user' })]),
      apply: os.changes.apply.handler(() => new Promise(() => undefined)),
    },
  });
  const { queryClient } = renderRoutes([{ path: '/', element: <Asking /> }], '/');
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Delete fred' }));
  expect(await screen.findByText('Sending…')).toBeTruthy();
  const told = async (now: PendingConfirmation[]) => {
    pending = now;
    await queryClient.invalidateQueries({ queryKey: orpc.app.confirmations.key() });
  };
  await told([{ id: 'q', purpose: 'changes', instance: 'lab-01', address: null }]);
  expect(await screen.findByText('Waiting for your confirmation in the other window…')).toBeTruthy();
  expect(screen.queryByText('Sending…')).toBeNull();
  await told([]);
  expect(await screen.findByText('Sending…')).toBeTruthy();
});

test('a confirmation that is withdrawn brings the review back as it was, and it can be sent again', async () => {
  let refuse = (): void => undefined;
  let tries = 0;
  answerWith({
    app: { confirmations: os.app.confirmations.handler(() => []) },
    changes: {
      preview: os.changes.preview.handler(() => [change({ grade: 'final' })]),
      apply: os.changes.apply.handler(async () => {
        tries += 1;
        if (tries > 1) return [{ change: change(), outcome: 'done', failure: null }];
        await new Promise<void>((resolve) => (refuse = resolve));
        throw failing('not-confirmed');
      }),
    },
  });
  renderRoutes([{ path: '/', element: <Asking /> }], '/');
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  fireEvent.change(await screen.findByLabelText(/to confirm/), { target: { value: 'lab-01' } });
  fireEvent.click(screen.getByRole('button', { name: 'Delete fred' }));
  expect(await screen.findByText('Sending…')).toBeTruthy();
  await waitFor(() => expect(tries).toBe(1));
  refuse();
  expect(await screen.findByText('Not confirmed, so nothing was sent')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect((screen.getByLabelText(/to confirm/) as HTMLInputElement).value).toBe('lab-01');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep fred' }));
  fireEvent.click(screen.getByRole('button', { name: 'Delete fred' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(tries).toBe(2);
});
