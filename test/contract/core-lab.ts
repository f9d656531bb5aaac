import { createRouterClient, type RouterClient } from '@orpc/server';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { ConfirmationDesk, Core } from '../../electron/core/core.ts';
import { startCore } from '../../electron/core/start-core.ts';
import { confStore } from '../../electron/core/storage/conf-store.ts';

/** Everything that a face can call. */
export type Api = RouterClient<Core['router']>;

/** A person who agrees to everything. */
const AGREEING: ConfirmationDesk = {
  confirm: async ({ digest }) => digest,
  pending: () => [],
  refuse: () => undefined,
};

/** Starts a core on a data folder, as one person's computer has it; whoever sits there agrees to everything unless told. */
export async function startCoreIn(
  folder: string,
  { secret = null, desk = AGREEING }: { secret?: string | null; desk?: ConfirmationDesk } = {},
): Promise<{ core: Core; api: Api }> {
  const started = await startCore({
    folder,
    version: '0.0.0',
    face: 'terminal',
    createStore: confStore,
    passphrase: 'a pass phrase',
    startEmulator,
  });
  if (!started.ok) throw new Error(started.failure.message);
  const core = started.value;
  return { core, api: createRouterClient(core.router, { context: { face: 'terminal', secret, desk } }) };
}
