/** Tells of changes, less often the more it costs whoever is told to look. */
export interface Telling {
  /** There is a change; it is told now or a little later, together with those that come until then. */
  changed(): void;
  /** Tells at once, whatever it costs. */
  now(): void;
  /** Somebody looked, which took so many milliseconds here. */
  looked(milliseconds: number): void;
}

/** What a look takes elsewhere, in milliseconds: the answer is checked, sent, taken in and drawn. */
const ELSEWHERE = 20;
/** Looking takes at most this share of the time while pages come, … */
const SHARE = 0.1;
/** … but nobody waits longer than this for news, in milliseconds. */
const LONGEST = 2000;

interface Clock {
  /** Milliseconds. */
  now(): number;
  after(milliseconds: number, work: () => void): void;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  after: (milliseconds, work) => void setTimeout(work, milliseconds),
};

/** Creates it; `clock` is the real one unless told. */
export function createTelling(tell: () => void, { now, after }: Clock = CLOCK): Telling {
  let spent = 0;
  let told = Number.NEGATIVE_INFINITY;
  let isDue = false;

  function tellNow() {
    isDue = false;
    spent = 0;
    told = now();
    tell();
  }

  return {
    changed() {
      if (isDue) return;
      const wait = told + Math.min(spent / SHARE, LONGEST) - now();
      if (wait <= 0) return tellNow();
      isDue = true;
      after(wait, () => isDue && tellNow());
    },
    now: tellNow,
    looked(milliseconds) {
      spent += milliseconds + ELSEWHERE;
    },
  };
}
