import { ORPCError } from '@orpc/client';
import { isContractProcedure } from '@orpc/contract';
import type { z } from 'zod';
import { contract } from '../../electron/contract/contract.ts';
import { PROCEDURES, procedureName } from '../../electron/contract/procedures.ts';
import type { CoreClient } from '../../electron/core/rpc/callers.ts';
import { failedError } from '../../electron/core/rpc/interceptors.ts';
import { failure, failureSchema } from '../../electron/domain/failure.ts';
import type { fakeRouter } from '../unit/host/support.ts';

/** Handlers of a fake core by the names of their procedures. */
export type Handlers = Parameters<typeof fakeRouter>[0];

/** Handlers that answer with a failure of their own, so that a call that got through can be told from a refused one. */
export const GOT_THROUGH: Handlers = Object.fromEntries(
  PROCEDURES.map(({ path }) => [procedureName(path), () => Promise.reject(failedError(failure('read-only')))]),
);

/** The stable code of a refused call: that of its failure where it has one. `read-only` is what `GOT_THROUGH` says. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return error.code === 'FAILED' ? failureSchema.parse(error.data).code : error.code;
  }
}

/** The function of a client that calls the procedure at `path`, with anything. */
export function procedureOf(client: CoreClient, path: readonly string[]): (input: unknown) => Promise<unknown> {
  return path.reduce<unknown>((level, name) => (level as Record<string, unknown>)[name], client) as never;
}

/** The schema that a procedure's input is parsed with. */
export function inputOf(path: readonly string[]): z.ZodType {
  const procedure: unknown = path.reduce<unknown>((level, name) => (level as Record<string, unknown>)[name], contract);
  if (!isContractProcedure(procedure)) throw new Error(`${path.join('.')} is no procedure.`);
  return procedure['~orpc'].inputSchema as z.ZodType;
}
