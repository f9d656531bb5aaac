import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { contract, type ProcedureMeta } from './contract.ts';

/** One procedure of the contract: its path, such as `['users', 'get']`, and how it behaves. */
export interface ProcedureEntry {
  readonly path: readonly string[];
  readonly meta: ProcedureMeta;
}

/** Every procedure of the contract, in its order. */
export const PROCEDURES: readonly ProcedureEntry[] = collect(contract, []);

/** The name of a procedure, such as `users.get`. */
export function procedureName(path: readonly string[]): string {
  return path.join('.');
}

function collect(level: object, path: readonly string[]): ProcedureEntry[] {
  return Object.entries(level).flatMap(([name, entry]: [string, object]) => {
    const here = [...path, name];
    return isContractProcedure(entry) ? [{ path: here, meta: metaFrom(entry) }] : collect(entry, here);
  });
}

/** oRPC types the metadata of any procedure loosely; the contract's builder has checked it. */
function metaFrom(procedure: AnyContractProcedure): ProcedureMeta {
  return procedure['~orpc'].meta as ProcedureMeta;
}
