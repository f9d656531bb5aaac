import { ok, type Result } from '../../domain/result.ts';
import type { PackedPage } from './pack-pages.ts';
import type { Reading } from './reading.ts';

/** What reading a list needs. */
export interface ListReading {
  readonly reading: Reading;
  /** By how many users the server's total is known to be too large. */
  readonly unlisted: number;
  /** The mark behind which the reading goes on; null: it begins. */
  readonly after: string | null;
  list(after: string | null): AsyncGenerator<Result<PackedPage>>;
  take(page: PackedPage): void;
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
 * where the totals or the pages tell that this may have happened, the list is read again. A total that stays larger than
 * the list is taken for the server's mistake. Fails as the list does, with what came so far taken.
 */
export async function readList(from: ListReading): Promise<Result<ListRead>> {
  let { unlisted } = from;
  for (let pass = 1; ; pass += 1) {
    const passed = await readPass(from, pass === 1 ? from.after : null);
    if (!passed.ok || from.isStopped()) return passed.ok ? ok({ steady: false, unlisted }) : passed;
    const { drift, total, repeats } = passed.value;
    if (drift === 'none' && !repeats) return ok({ steady: true, unlisted: 0 });
    const moved = drift === 'seen';
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
  /** `none`: nobody can have been missed. `seen`: rows moved meanwhile, or the total changed. */
  readonly drift: 'none' | 'unknown' | 'seen';
  readonly total: number | null;
  readonly repeats: boolean;
}

async function readPass(
  { reading, list, take, isStopped }: ListReading,
  after: string | null,
): Promise<Result<Passed>> {
  let total: number | null = null;
  let drift: Passed['drift'] = 'unknown';
  let idle = 0;
  if (after === null) reading.nextPass();
  for await (const page of list(after)) {
    if (!page.ok) return page;
    drift = driftAfter(page.value, drift, total);
    total = page.value.expected ?? total;
    const before = reading.passed();
    take(page.value);
    idle = reading.passed() === before ? idle + 1 : 0;
    if (isStopped() || idle > MOST_REPEATS) break;
  }
  return ok({ drift, total, repeats: idle > MOST_REPEATS });
}

function driftAfter(page: PackedPage, before: Passed['drift'], total: number | null): Passed['drift'] {
  if (page.drift) return page.drift;
  return total !== null && page.expected !== null && page.expected !== total ? 'seen' : before;
}
