import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { cutOffError } from '../contract/cut-off.ts';
import { translateErrors } from '../contract/translate-errors.ts';
import type { ConfirmationDesk } from '../core/core.ts';
import type { CoreClient } from '../core/rpc/callers.ts';
import { type FaceAddress, LINK_PATH, RPC_PATH, SECRET_HEADER } from './face-listener.ts';
import { DESK_HEADER, takeQuestions } from './question-socket.ts';

/** A connection to the core of another process. */
export interface AttachedCore {
  readonly client: CoreClient;
  /** Stops reading what streams send, so that the core holds them back too. */
  pause(): void;
  resume(): void;
  close(): void;
}

/**
 * Attaches to the core that listens at `address`; null when nobody answers there. `desk` asks what the core wants
 * confirmed of these calls; without one everything grave is refused.
 */
export async function attach(
  address: FaceAddress,
  secret: string | null,
  desk: ConfirmationDesk | null = null,
): Promise<AttachedCore | null> {
  const deskId = randomUUID();
  const endQuestions = desk && (await takeQuestions(address, deskId, desk));
  const socket = new WebSocket(`ws://roster${RPC_PATH}`, {
    createConnection: () => connect(address.socket),
    headers: {
      authorization: `Bearer ${address.token}`,
      [DESK_HEADER]: deskId,
      ...(secret === null ? {} : { [SECRET_HEADER]: encodeURIComponent(secret) }),
    },
  });
  const opened = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!opened) {
    endQuestions?.();
    return null;
  }
  // Any later error is followed by a close, which the calls under way hear of.
  socket.on('error', () => {});
  return {
    client: createORPCClient(linkOver(socket)),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close() {
      endQuestions?.();
      socket.close();
    },
  };
}

/** Asks the host at `address` for a new one-time link; null when it has none to give, or does not answer. */
export async function requestLink({ socket, token }: FaceAddress): Promise<string | null> {
  const call = request({ socketPath: socket, path: LINK_PATH, headers: { authorization: `Bearer ${token}` } }).end();
  try {
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    const answer = (await json(response)) as { url: string };
    return response.statusCode === 200 ? answer.url : null;
  } catch {
    return null;
  }
}

/** A link that says what it means when the connection breaks under a call. */
function linkOver(socket: WebSocket): ClientLink<ClientContext> {
  const link = new RPCLink<ClientContext>({ websocket: socket as unknown as globalThis.WebSocket });
  return {
    call(path, input, options) {
      const explain = (error: unknown) =>
        socket.readyState === WebSocket.OPEN || options.signal?.aborted ? error : cutOffError(path);
      return translateErrors(() => link.call(path, input, options), explain);
    },
  };
}
