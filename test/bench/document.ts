import type { LoadingFigures } from './loading.ts';
import type { MatrixFigures } from './matrix.ts';
import type { Samples } from './measure.ts';
import { median } from './median.ts';
import type { RosterFigures } from './roster-run.ts';
import type { StartFigures } from './start-up.ts';

/** Medians of one contender at one size, in milliseconds; late and blank frames as shares of 1, the heap in MB. */
export interface Figures {
  readonly contender: string;
  readonly users: number;
  readonly keystroke: number | null;
  readonly clear: number | null;
  readonly sort: number | null;
  readonly facet: number | null;
  readonly jump: number | null;
  readonly frameMedian: number | null;
  readonly frameWorst: number | null;
  readonly lateFrames: number | null;
  readonly blankFrames: number | null;
  readonly heap: number | null;
  /** Why nothing could be measured. */
  readonly failure?: string;
}

/** What Roster gives beyond the operations, at one size. */
export interface WholeFigures extends Omit<RosterFigures, 'samples'> {
  readonly users: number;
}

/** The whole measurement. */
export interface BenchDocument {
  readonly at: string;
  readonly machine: {
    readonly processors: number;
    readonly memory: number;
    readonly load: number;
    readonly browser: string;
  };
  readonly rounds: number;
  readonly operations: readonly Figures[];
  readonly roster: readonly WholeFigures[];
  readonly loading: LoadingFigures | null;
  readonly start: StartFigures | null;
  /** The role editor with thousands of groups. */
  readonly matrix: MatrixFigures | null;
  readonly shortfalls: readonly Shortfall[];
}

/** A line of what is promised that does not hold. */
export interface Shortfall {
  readonly line: string;
  readonly figure: number | null;
  readonly limit: number;
}

/** Medians over the samples of all rounds. */
export function figuresOf(contender: string, users: number, rounds: readonly Samples[]): Figures {
  const over = (name: 'keystroke' | 'clear' | 'sort' | 'facet' | 'jump') =>
    orNull(median(rounds.flatMap((one) => one[name])));
  const scrolls = rounds.flatMap(({ scroll }) => (scroll ? [scroll] : []));
  const scrolled = (name: 'median' | 'worst' | 'late' | 'blank') => orNull(median(scrolls.map((one) => one[name])));
  return {
    contender,
    users,
    keystroke: over('keystroke'),
    clear: over('clear'),
    sort: over('sort'),
    facet: over('facet'),
    jump: over('jump'),
    frameMedian: scrolled('median'),
    frameWorst: scrolled('worst'),
    lateFrames: scrolled('late'),
    blankFrames: scrolled('blank'),
    heap: orNull(median(rounds.flatMap(({ heap }) => (heap === null ? [] : [heap])))),
  };
}

/** Where a contender could not be measured. */
export function failedFigures(contender: string, users: number, failure: string): Figures {
  return { ...figuresOf(contender, users, []), failure };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** Two frames of a screen that draws sixty times a second, in milliseconds. */
const TWO_FRAMES = 33.4;

/** The promised lines that the figures do not keep; a figure that is missing keeps none. */
export function shortfallsOf(document: Omit<BenchDocument, 'shortfalls'>): Shortfall[] {
  const { operations, roster, loading, start, matrix } = document;
  const found: Shortfall[] = [];
  const most = (line: string, figure: number | null | undefined, limit: number) => {
    if (figure === null || figure === undefined || !(figure <= limit))
      found.push({ line, figure: figure ?? null, limit });
  };
  const of = (contender: string, users: number) =>
    operations.find((one) => one.contender === contender && one.users === users);
  const [ours, limit] = [of('roster', 1_000_000), of('limit', 1_000_000)];
  if (ours && limit) {
    most('1,000,000: keystroke → repainted, at most 1.5 times the limit', ours.keystroke, 1.5 * (limit.keystroke ?? 0));
    for (const name of ['sort', 'facet', 'jump'] as const) {
      most(
        `1,000,000: ${name} → repainted, at most two frames more than the limit`,
        ours[name],
        (limit[name] ?? 0) + TWO_FRAMES,
      );
    }
    most('1,000,000: late frames at most 3 %', ours.lateFrames, 0.03);
    most('1,000,000: no blank frames', ours.blankFrames, 0);
    most('1,000,000: heap of the renderer at most 80 MB', ours.heap, 80);
  }
  const whole = roster.find((one) => one.users === 1_000_000);
  if (whole) {
    most('1,000,000: first rows from the kept copy at most 500 ms after the screen opens', whole.firstFromCopy, 500);
    most('1,000,000: memory of the core at most 600 MB', whole.coreMemory, 600);
  }
  const present = of('roster', 100_000);
  for (const peer of present
    ? operations.filter((one) => one.users === 100_000 && !['roster', 'limit'].includes(one.contender))
    : []) {
    for (const name of ['keystroke', 'sort'] as const) {
      const their = peer[name];
      if (their !== null)
        most(`100,000: ${name} at least 10 times faster than ${peer.contender}`, present?.[name], their / 10);
    }
  }
  if (loading) {
    most(`loading ${loading.users} users, at most 1.15 times the bare loop`, loading.ratio, 1.15);
    most('loading: first rows visible before the second page has arrived', -loading.firstRowsAhead, 0);
  }
  if (start) {
    most('start of the app, at most 1.5 times an empty page on the same host', start.ratio, 1.5);
    most('scripts until the first screen, at most 250 kB gzipped', start.scriptsUntilUsable, 250);
  }
  if (matrix) {
    most(`${matrix.groups} groups: no blank frames in the matrix`, matrix.matrix.blank, 0);
    most(`${matrix.groups} groups: no blank frames in the list`, matrix.list.blank, 0);
  }
  return found;
}
