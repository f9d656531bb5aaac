import type { HttpAnswer } from './http.ts';
import { LONGEST_WAIT, readRetryAfter } from './retry.ts';

/** What a server lets all calls to it together do in a while, as far as its answers tell. Times are milliseconds. */
export interface Budget {
  /** Books the next call: how long it has to wait. Nothing is booked when that is longer than `LONGEST_WAIT`. */
  book(now: number): number;
  /** Reads what an answer tells: `Retry-After` of a 429, and the X-RateLimit headers of any. */
  heed(answer: Pick<HttpAnswer, 'status' | 'headers'>, now: number): void;
}

/** Laravel, and so Pterodactyl, counts by the minute and tells the end of it only in a 429. */
const USUAL_WINDOW = 60_000;
/** Below this share of the limit calls are spread over the rest of the window. */
const SCARCE_SHARE = 0.25;
/** The same for servers that don't tell their limit, in calls. */
const SCARCE_CALLS = 10;
/** Answers overtake each other: the remaining calls may seem to grow by so many within a window. */
const CROSSING = 10;

/** However little is left, calls go on at this pace until nothing is. */
const LONGEST_SPACING = 5000;
/** A server that asks for more, by mistake or not, is asked again after this. */
const LONGEST_HOLD = 3_600_000;

/** A budget of which nothing is known yet. */
export function createBudget(): Budget {
  let heldUntil = 0;
  let remaining = Number.POSITIVE_INFINITY;
  let scarce = SCARCE_CALLS;
  let resetsAt = 0;
  let nextAt = 0;
  let latest = 0;

  /** Where the date was set back, what is waited for comes as much earlier: the time until then stays the same. */
  function follow(now: number): void {
    const back = Math.max(0, latest - now);
    heldUntil -= back;
    resetsAt -= back;
    nextAt -= back;
    latest = now;
  }

  return {
    book(now) {
      follow(now);
      if (now >= resetsAt) {
        remaining = Number.POSITIVE_INFINITY;
        nextAt = 0;
      }
      const at = Math.max(now, heldUntil, nextAt, remaining < 1 ? resetsAt : 0);
      if (at - now > LONGEST_WAIT) return at - now;
      remaining -= 1;
      const spread = Math.max(0, resetsAt - at) / (Math.max(0, remaining) + 1);
      nextAt = remaining < scarce ? at + Math.min(spread, LONGEST_SPACING) : 0;
      return Math.ceil(at - now);
    },
    heed({ status, headers }, now) {
      follow(now);
      const asked = status === 429 ? (readRetryAfter(headers['retry-after'], now) ?? 0) : 0;
      heldUntil = Math.max(heldUntil, now + Math.min(asked, LONGEST_HOLD));
      const left = readCount(headers['x-ratelimit-remaining']);
      if (left === null) return;
      const told = readReset(headers['x-ratelimit-reset'], now);
      if (told !== null) resetsAt = told;
      else if (now >= resetsAt || left > remaining + CROSSING) resetsAt = now + USUAL_WINDOW;
      const limit = readCount(headers['x-ratelimit-limit']);
      scarce = limit === null ? SCARCE_CALLS : limit * SCARCE_SHARE;
      remaining = left;
      if (left >= scarce) nextAt = 0;
    },
  };
}

function readCount(header: string | undefined): number | null {
  return /^\d{1,15}$/.test(header ?? '') ? Number(header) : null;
}

/** When a window ends: told in seconds since 1970 by some servers, in seconds from now by others. */
function readReset(header: string | undefined, now: number): number | null {
  const seconds = readCount(header);
  if (seconds === null) return null;
  return seconds > 1e9 ? seconds * 1000 : now + seconds * 1000;
}

const budgets = new Map<string, Budget>();

/** The budget that all clients of one origin share. */
export function budgetOf(origin: string): Budget {
  const known = budgets.get(origin) ?? createBudget();
  budgets.set(origin, known);
  return known;
}
