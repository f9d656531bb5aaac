import v8 from 'node:v8';
import vm from 'node:vm';

/** Gives garbage back after much work. */
export interface MemoryRest {
  /** There was work; the memory is given back once there was none for a while. */
  touch(): void;
}

/** Longer than the copy of a directory waits and takes to be written. */
const QUIET_MS = 8000;
/** So many pieces of work leave little garbage. */
const LITTLE = 40;

/**
 * Gives back what a thread's heap holds of pages that were read: V8 lets its youngest space grow to a hundred megabytes
 * while a list is read, and by itself never shrinks it again in a process that is idle afterwards.
 */
export function createMemoryRest(quiet: number = QUIET_MS, collect: () => void = collectAll): MemoryRest {
  let work = 0;
  let timer: NodeJS.Timeout | null = null;
  return {
    touch() {
      work += 1;
      if (timer) timer.refresh();
      else {
        timer = setTimeout(() => {
          timer = null;
          if (work > LITTLE) collect();
          work = 0;
        }, quiet);
        timer.unref();
      }
    },
  };
}

let gc: (() => void) | null = null;

function collectAll(): void {
  // Electron may have fixed V8's flags at its start, and a change of fixed ones ends the process.
  if (process.versions.electron) return;
  if (!gc) {
    v8.setFlagsFromString('--expose-gc');
    gc = vm.runInNewContext('gc') as () => void;
  }
  gc();
}
