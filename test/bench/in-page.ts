/** How to read a contender's page. */
export interface PageParts {
  /** What scrolls. */
  readonly scroller: string;
  /** A row; its place is in `index`, counted from `base`. */
  readonly row: string;
  readonly index: string;
  readonly base: number;
  /** The handle in a row. */
  readonly handle: string;
  /** A row whose content has not come yet. */
  readonly blank: string;
  /** Scrolls sideways: pixels before and after what moves, and how far down its heads are looked at. */
  readonly across?: { readonly before: number; readonly after: number; readonly down: number };
}

/** What is to be seen: these handles in the first rows, or, from a row on, those of the rows in view. */
export type Expected =
  | { readonly kind: 'top'; readonly handles: readonly string[] }
  | { readonly kind: 'from'; readonly index: number; readonly handles: readonly string[] }
  | { readonly kind: 'any' };

/** How frames came while a page scrolled. Times in milliseconds. */
export interface ScrollFigures {
  readonly frames: number;
  readonly median: number;
  readonly worst: number;
  readonly late: number;
  readonly blank: number;
}

/** What `watchPage` leaves in the page. */
export interface Watch {
  /** Milliseconds since the navigation until the first rows were painted. */
  readonly first: Promise<number>;
  /** Begins with the next event of a type; `waited` resolves with the milliseconds until what is expected was painted. */
  arm(event: string, expected: Expected): void;
  waited(): Promise<number>;
  /** Scrolls to a share of the whole and resolves when the rows there were painted. */
  jump(share: number, expected: Expected): Promise<number>;
  scroll(viewports: number): Promise<ScrollFigures>;
  /** Resolves when the page has been quiet for a while. */
  calm(): Promise<void>;
  toTop(): void;
}

declare global {
  interface Window {
    benchWatch: Watch;
  }
}

/**
 * Runs in the page before its own scripts; everything it needs is inside. A time ends in the first task after the frame
 * in which the expected rows were on the screen.
 */
export function watchPage({ scroller, row, index, base, handle, blank, across }: PageParts): void {
  const FRAME = 1000 / 60;
  const view = () => document.querySelector<HTMLElement>(scroller);

  /** The rows in view that have come. */
  function rowsInView(): { index: number; handle: string; blank: boolean }[] {
    const frame = view()?.getBoundingClientRect();
    if (!frame) return [];
    const found = [...document.querySelectorAll<HTMLElement>(row)].flatMap((element) => {
      const place = element.getBoundingClientRect();
      const hidden = element.style.visibility === 'hidden';
      if (hidden || place.bottom <= frame.top + 36 || place.top >= frame.bottom) return [];
      const text = element.querySelector(handle)?.textContent ?? '';
      return [{ index: Number(element.getAttribute(index)) - base, handle: text, blank: element.matches(blank) }];
    });
    return found.sort((one, other) => one.index - other.index);
  }

  function isShown(expected: Expected): boolean {
    const rows = rowsInView();
    if (rows.length === 0 || rows.some((one) => one.blank)) return false;
    if (expected.kind === 'any') return true;
    if (expected.kind === 'top') {
      return rows[0]?.index === 0 && expected.handles.every((one, place) => rows[place]?.handle === one);
    }
    return rows.every((one) => expected.handles[one.index - expected.index] === one.handle);
  }

  /** Resolves in the first task after the frame that showed it. */
  function painted(expected: Expected): Promise<number> {
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      const next = () => requestAnimationFrame(() => channel.port2.postMessage(0));
      channel.port1.onmessage = () => (isShown(expected) ? resolve(performance.now()) : next());
      next();
    });
  }

  const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  let waited: Promise<number> = Promise.resolve(0);

  function scroll(viewports: number): Promise<ScrollFigures> {
    const element = view();
    if (!element) throw new Error('There is nothing to scroll.');
    const [size, whole, place] = across
      ? (['clientWidth', 'scrollWidth', 'scrollLeft'] as const)
      : (['clientHeight', 'scrollHeight', 'scrollTop'] as const);
    const step = element[size] / 2;
    const times: number[] = [];
    let [direction, before, blanks, frames] = [1, 0, 0, 0];
    const move = () => {
      const end = element[whole] - element[size];
      if (direction > 0 && element[place] >= end - 1) direction = -1;
      else if (direction < 0 && element[place] <= 0) direction = 1;
      element[place] += direction * step;
    };
    const box = element.getBoundingClientRect();
    const points = [0.2, 0.5, 0.85].map((share) =>
      across
        ? { x: box.left + across.before + share * (box.width - across.before - across.after), y: box.top + across.down }
        : { x: box.left + 120, y: box.top + 40 + share * (box.height - 60) },
    );
    const isBlank = ({ x, y }: { x: number; y: number }) => {
      const at = document.elementFromPoint(x, y)?.closest(row);
      return !at || at.matches(blank) || (at.querySelector(handle)?.textContent ?? '') === '';
    };
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      const frame = (at: number) => {
        if (before > 0) times.push(at - before);
        before = at;
        channel.port2.postMessage(0);
      };
      channel.port1.onmessage = () => {
        frames += 1;
        if (points.some(isBlank)) blanks += 1;
        if (frames < viewports * 2) {
          move();
          requestAnimationFrame(frame);
          return;
        }
        const sorted = times.toSorted((one, other) => one - other);
        const late = times.filter((time) => time > FRAME * 1.5).length;
        const median = sorted[sorted.length >> 1] ?? 0;
        resolve({ frames, median, worst: sorted.at(-1) ?? 0, late: late / times.length, blank: blanks / frames });
      };
      move();
      requestAnimationFrame(frame);
    });
  }

  const watch: Watch = {
    first: painted({ kind: 'any' }),
    arm(event, expected) {
      waited = new Promise((resolve) => {
        const begin = (): void => {
          const start = performance.now();
          void painted(expected).then((end) => resolve(end - start));
        };
        addEventListener(event, begin, { capture: true, once: true });
      });
    },
    waited: () => waited,
    async jump(share, expected) {
      const element = view();
      if (!element) throw new Error('There is nothing to scroll.');
      const start = performance.now();
      element.scrollTop = share * (element.scrollHeight - element.clientHeight);
      return (await painted(expected)) - start;
    },
    scroll,
    async calm() {
      const end = performance.now() + 30_000;
      for (let quiet = 0; quiet < 4 && performance.now() < end; ) {
        const start = performance.now();
        await wait(40);
        quiet = performance.now() - start < 60 ? quiet + 1 : 0;
      }
    },
    toTop() {
      view()?.scrollTo({ top: 0 });
    },
  };
  window.benchWatch = watch;
}
