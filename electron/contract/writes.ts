import { PROCEDURES, procedureName } from './procedures.ts';

/** The names of the procedures that write. The page is built with this list in place of the contract. */
export const WRITES: readonly string[] = PROCEDURES.filter(({ meta }) => meta.danger === 'write').map(({ path }) =>
  procedureName(path),
);
