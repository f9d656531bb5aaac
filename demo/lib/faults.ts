import type { Answer } from './http.ts';
import type { Random } from './random.ts';

/** How an emulator misbehaves. Rates are probabilities from 0 to 1, times are milliseconds. */
export interface Faults {
  readonly latency: number;
  readonly jitter: number;
  readonly '429': number;
  readonly '500': number;
  readonly cut: number;
  readonly truncate: number;
  readonly 'content-type': number;
}

/** Reads and changes the faults of a running emulator. */
export interface FaultControl {
  /** The faults in force. */
  readonly current: Faults;
  /** Replaces all faults by these switches, written as on the command line; none at all ends every fault. */
  set(...switches: readonly string[]): void;
}

/** What happens to one exchange, drawn before it is handled. */
export interface Plan {
  /** Milliseconds to wait first. */
  readonly delay: number;
  /** An answer given instead of handling the request, or null. */
  readonly instead: 429 | 500 | null;
  /** What happens to the answer on its way out. The request has been carried out by then. */
  readonly spoil: 'cut' | 'truncate' | 'content-type' | null;
}

/** A switch that could not be read; the message names it and the known ones. */
export class FaultSyntaxError extends Error {
  override name = 'FaultSyntaxError';
}

/** A server without faults. */
export const noFaults: Faults = {
  latency: 0,
  jitter: 0,
  '429': 0,
  '500': 0,
  cut: 0,
  truncate: 0,
  'content-type': 0,
};

const TIMES: readonly (keyof Faults)[] = ['latency', 'jitter'];
const isFaultName = (name: string): name is keyof Faults => Object.hasOwn(noFaults, name);

/**
 * Reads switches such as `latency=200`, `jitter=50`, `429`, `429=0.2`, `500=0.01`, `cut=0.05`, `truncate=0.05`,
 * `content-type=0.1`. A rate left out means always; of a switch given twice the later one counts.
 * @throws FaultSyntaxError for an unknown name or a value out of range.
 */
export function parseFaults(switches: readonly string[]): Faults {
  const faults = { ...noFaults };
  for (const text of switches) {
    const [name = '', value] = text.split('=', 2);
    if (!isFaultName(name)) {
      throw new FaultSyntaxError(`Unknown fault "${name}". Known faults: ${Object.keys(noFaults).join(', ')}.`);
    }
    faults[name] = TIMES.includes(name) ? parseTime(text, value) : parseRate(text, value);
  }
  return faults;
}

function parseTime(text: string, value: string | undefined): number {
  const time = Number(value || Number.NaN);
  if (!(time >= 0 && time <= 600_000)) {
    throw new FaultSyntaxError(`"${text}" needs a time from 0 to 600000 milliseconds, for example latency=200.`);
  }
  return time;
}

function parseRate(text: string, value: string | undefined): number {
  const rate = value === undefined ? 1 : Number(value || Number.NaN);
  if (!(rate >= 0 && rate <= 1)) {
    throw new FaultSyntaxError(`"${text}" needs a rate from 0 to 1, for example 429=0.2.`);
  }
  return rate;
}

/** Holds the faults of one server; `plan` draws what happens to the next exchange. */
export function createFaults(switches: readonly string[], random: Random): FaultControl & { plan(): Plan } {
  let current = parseFaults(switches);
  return {
    get current() {
      return current;
    },
    set: (...next) => {
      current = parseFaults(next);
    },
    plan: () => {
      const hit = (rate: number): boolean => rate > 0 && random.chance(rate);
      return {
        delay: current.latency + (current.jitter > 0 ? random.below(current.jitter + 1) : 0),
        instead: hit(current['429']) ? 429 : hit(current['500']) ? 500 : null,
        spoil: hit(current.cut)
          ? 'cut'
          : hit(current.truncate)
            ? 'truncate'
            : hit(current['content-type'])
              ? 'content-type'
              : null,
      };
    },
  };
}

/** Seconds that a 429 asks the client to wait. */
export const RETRY_AFTER = 1;

/** What a rate limiter or a broken upstream in front of the server says when the kind has no words of its own. */
export function faultAnswer(status: 429 | 500): Answer {
  const text = status === 429 ? '429 Too Many Requests\n' : '500 Internal Server Error\n';
  const headers: [string, string][] = [['Content-Type', 'text/plain; charset=utf-8']];
  if (status === 429) headers.push(['Retry-After', String(RETRY_AFTER)]);
  return { status, headers, body: text };
}

/** The same status with a web page where the client expects the API's own format. */
export function asWebPage(answer: Answer): Answer {
  const kept = answer.headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  return {
    status: answer.status,
    headers: [...kept, ['Content-Type', 'text/html; charset=utf-8']],
    body: '<!doctype html><html><head><title>Gateway</title></head><body><p>One moment, please.</p></body></html>\n',
  };
}
