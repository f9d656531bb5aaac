/** Milliseconds after which idle work is done in any case. */
const PATIENCE = 2_000;

/** Does something once the page has nothing else to do. */
export function whenIdle(work: () => void): void {
  requestIdleCallback(work, { timeout: PATIENCE });
}
