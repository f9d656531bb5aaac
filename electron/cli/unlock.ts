import type { Connection } from '../domain/connection.ts';
import type { CommandContext } from './run.ts';

/**
 * Runs a command's writes, on an instance that was unlocked for them where `--unlock` is given and it is read-only: a
 * person is asked on the terminal, and it locks again when the writes are over. Fails with `not-confirmed`.
 */
export async function whileUnlocked<Value>(
  { client, signal }: CommandContext,
  { id: instanceId }: Connection,
  unlock: boolean,
  write: () => Promise<Value>,
): Promise<Value> {
  const locked = unlock && (await client.instances.writable({ instanceId }, { signal })).remaining === 0;
  if (!locked) return write();
  await client.instances.unlock({ instanceId }, { signal });
  try {
    return await write();
  } finally {
    await client.instances.lock({ instanceId });
  }
}
