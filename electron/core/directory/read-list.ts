import { ok, type Result } from '../../domain/result.ts';
import type { UserPage } from '../adapters/adapter.ts';
import type { Reading } from './reading.ts';

/** What reading a list needs. */
export interface ListReading {
  readonly reading: Reading;
  /** By how many users the server's total is known to be too large. */
  readonly unlisted: number;
  list(): AsyncGenerator<Result<UserPage>>;
  take(page: UserPage): void;
  isStopped(): boolean;
}

/** How a list was read. `steady`: in its last pass nothing moved, so that who did not come in it is not there. */
export interface ListRead {
  readonly steady: boolean;
  readonly unlisted: number;
}

/** A list that keeps moving is not gone through more often. */
const MOST_PASSES = 3;
/** A server that repeats itself so often has nothing new to say. */
const MOST_REPEATS = 1000;

/**
 * Reads a server's list into a reading. Users who move to an earlier page while later ones are read would be missed:
 * where the totals tell that this may have happened, the list is read again. A total that stays larger than the list is
 * taken for the server's mistake. Fails as the list does, with what came so far taken.
 */
export async function readList(from: ListReading): Promise<Result<ListRead>> {
  let { unlisted } = from;
  for (let pass = 1; ; pass += 1) {
    const passed = await readPass(from);
    if (!passed.ok || from.isStopped()) return passed.ok ? ok({ steady: false, unlisted }) : passed;
    const { moved, total, repeats } = passed.value;
    const missing = total === null ? 0 : total - unlisted - from.reading.passed();
    if (!moved && !repeats && missing <= 0) return ok({ steady: true, unlisted: Math.max(0, unlisted + missing) });
    if (!moved && !repeats && pass > 1 && from.reading.fresh() === 0) {
      return ok({ steady: true, unlisted: unlisted + missing });
    }
    if (pass === MOST_PASSES) return ok({ steady: false, unlisted });
    unlisted = 0;
  }
}

interface Passed {
  /** The total changed meanwhile. */
  readonly moved: boolean;
  readonly total: number | null;
  readonly repeats: boolean;
}

async function readPass({ reading, list, take, isStopped }: ListReading): Promise<Result<Passed>> {
  let total: number | null = null;
  let moved = false;
  let idle = 0;
  reading.nextPass();
  for await (const page of list()) {
    if (!page.ok) return page;
    const { expected } = page.value;
    moved ||= total !== null && expected !== null && expected !== total;
    total = expected ?? total;
    const before = reading.passed();
    take(page.value);
    idle = reading.passed() === before ? idle + 1 : 0;
    if (isStopped() || idle > MOST_REPEATS) break;
  }
  return ok({ moved, total, repeats: idle > MOST_REPEATS });
}
