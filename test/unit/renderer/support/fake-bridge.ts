import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, implement, ORPCError } from '@orpc/server';
import { contract } from '../../../../electron/contract/contract.ts';
import { failure } from '../../../../electron/domain/failure.ts';

type Router = Parameters<ReturnType<typeof implement<typeof contract>>['router']>[0];
type Client = ContractRouterClient<typeof contract>;

/** The contract's builder: fake handlers are parsed on the way in and out like the real ones. */
export const os = implement(contract);

let client: unknown = {};

/** Answers calls with these handlers until the next call of this function; others fail. Made with `os`. */
export function answerWith(router: { [Part in keyof Router]?: Partial<Router[Part]> }): void {
  client = createRouterClient(router as Router);
}

/** The one error that crosses, to be thrown by a fake handler. */
export function failing(...args: Parameters<typeof failure>) {
  return new ORPCError('FAILED', { data: failure(...args) });
}

/** Stands for a path of the contract and finds its handler when it is called, so that a test can change it. */
function delegate(path: readonly string[]): unknown {
  return new Proxy(() => undefined, {
    get: (_target, key) => (typeof key === 'string' && key !== 'then' ? delegate([...path, key]) : undefined),
    apply: async (_target, _self, [input, options]: unknown[]) => {
      const found = path.reduce<unknown>(
        (level, name) => (level as Record<string, unknown> | undefined)?.[name],
        client,
      );
      if (typeof found !== 'function') throw new Error(`The test answers no ${path.join('.')}.`);
      return found(input, options);
    },
  });
}

/** Takes the place of the renderer's bridge: `vi.mock('…/renderer/lib/bridge.ts', () => import('…/fake-bridge.ts'))`. */
export const api = delegate([]) as Client;

export const connectionState = { get: () => 'open' as const, subscribe: () => () => undefined };
