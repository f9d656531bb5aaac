import v8 from 'node:v8';
import vm from 'node:vm';

/** Keeps the memory small that much work takes, and gives it back afterwards. */
export interface MemoryRest {
  /** There was work; the memory is given back once there was none for a while. */
  touch(): void;
}

/** What the garbage collector of a thread is told. */
export interface Collector {
  /** Gives all garbage back; what is young may take more room again. */
  collect(): void;
  /** Keeps what is young from taking more room, once it takes enough. True: it is kept from it. */
  hold(): boolean;
}

/** Longer than the copy of a directory waits and takes to be written. */
const QUIET_MS = 8000;
/** So many pieces of work leave little garbage. */
const LITTLE = 40;
/** Bytes of what is young: with more, reading is not quicker. */
const YOUNG_BYTES = 16e6;

/**
 * Limits what a thread's heap holds of pages that were read, and gives it back: V8 lets its youngest space grow to a
 * hundred megabytes while a list is read, and by itself never shrinks it again in a process that is idle afterwards.
 */
export function createMemoryRest(quiet: number = QUIET_MS, { collect, hold }: Collector = COLLECTOR): MemoryRest {
  let work = 0;
  let isHeld = false;
  let timer: NodeJS.Timeout | null = null;
  return {
    touch() {
      work += 1;
      if (!isHeld) isHeld = hold();
      if (timer) timer.refresh();
      else {
        timer = setTimeout(() => {
          timer = null;
          if (work > LITTLE) {
            collect();
            isHeld = false;
          }
          work = 0;
        }, quiet);
        timer.unref();
      }
    },
  };
}

let gc: (() => void) | null = null;

// Electron may have fixed V8's flags at its start, and a change of fixed ones ends the process.
const COLLECTOR: Collector = process.versions.electron
  ? { collect: () => {}, hold: () => true }
  : {
      collect() {
        if (!gc) {
          v8.setFlagsFromString('--expose-gc');
          gc = vm.runInNewContext('gc') as () => void;
        }
        v8.setFlagsFromString('--semi-space-growth-factor=2');
        gc();
      },
      hold() {
        const young = v8.getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
        if ((young?.physical_space_size ?? 0) < YOUNG_BYTES) return false;
        v8.setFlagsFromString('--semi-space-growth-factor=1');
        return true;
      },
    };
