import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, type Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { contract } from '../../contract/contract.ts';
import { failure } from '../../domain/failure.ts';
import { type Say, sayEnglish } from '../../domain/say.ts';
import type { CallContext } from '../core.ts';
import type { Log } from '../log/log.ts';
import { callInterceptors, failedError } from './interceptors.ts';

/** The handlers of the whole contract. */
export type CoreRouter = Router<typeof contract, CallContext>;

/** Calls every procedure of the contract, wherever the core runs. */
export type CoreClient = ContractRouterClient<typeof contract>;

/** Answers calls that come over a WebSocket; hand it to `serveSocket`. */
export type SocketHandler = RPCHandler<CallContext>;

/** Makes the handler for faces that call over a WebSocket. */
export function createSocketHandler(router: CoreRouter, log: Log, say: Say = sayEnglish): SocketHandler {
  return new RPCHandler(router, {
    interceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          // Only decoding can still fail here: what the call itself throws was translated further in.
          throw isFailed(error) ? error : failedError(failure('input-invalid', { reason: 'not-plain-data' }));
        }
      },
    ],
    clientInterceptors: callInterceptors(log, say),
  });
}

/** Calls the core in this very process, with the same checks as from outside. */
export function createCaller(router: CoreRouter, context: CallContext, log: Log, say: Say = sayEnglish): CoreClient {
  return createRouterClient(router, { context, interceptors: callInterceptors(log, say) });
}

function isFailed(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'FAILED';
}
