import { app, session } from 'electron';
import type { ConfirmationDesk } from '../core/core.ts';
import { createWaitingDesk } from '../core/rpc/confirmation-desk.ts';
import { createConfirmationPages } from '../host/confirmation-pages.ts';
import { CONFIRMATION_ORIGIN, CONFIRMATION_SCHEME } from './page-protocol.ts';
import { restrictSession } from './session-policy.ts';
import { CONFIRMATION_PARTITION, openConfirmationWindow } from './windows.ts';

/**
 * Asks in a modal window of its own: no preload script, its own session, its own scheme, so that the renderer can
 * neither reach nor imitate it. Closing the window refuses. Call when the app is ready.
 */
export function createWindowDesk(): ConfirmationDesk {
  const desk = createWaitingDesk(() => null);
  const pages = createConfirmationPages(CONFIRMATION_ORIGIN, desk, () => performance.now());
  const partition = session.fromPartition(CONFIRMATION_PARTITION);
  restrictSession(partition, CONFIRMATION_ORIGIN);
  partition.protocol.handle(CONFIRMATION_SCHEME, async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'POST' ? await request.text() : '';
    // No other page lives in this session, so whatever asks here comes from ours.
    const question = { method: request.method, target: pathname + search, origin: CONFIRMATION_ORIGIN, body };
    const page = pages.answer(question);
    return new Response(page.body, { status: page.status, headers: page.headers });
  });

  return {
    ...desk,
    confirm(confirmation, signal) {
      const { id } = confirmation;
      const answer = desk.confirm(confirmation, signal);
      const [language] = app.getLocale().split('-');
      const window = openConfirmationWindow(`${CONFIRMATION_ORIGIN}/confirm/${id}?lang=${language}`);
      window.once('closed', () => desk.decide(id, null));
      return answer.finally(() => {
        if (!window.isDestroyed()) window.destroy();
      });
    },
  };
}
