import { gatherTemporaryFiles } from './temporary-root.ts';

let remove = () => {};

/** Called by Vitest before its workers start. */
export function setup(): void {
  remove = gatherTemporaryFiles('roster-vitest');
}

/** Called by Vitest when its workers have ended. */
export function teardown(): void {
  remove();
}
