import { toORPCError } from '@orpc/client';
import type { Crossing } from '../contract/window-bridge.ts';

/** Runs a call and makes data of its end, because errors lose what they carry on the way to the page. */
export async function crossing<Value>(call: () => Promise<Value>): Promise<Crossing<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, error: toORPCError(error).toJSON() };
  }
}
