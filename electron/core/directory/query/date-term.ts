const NEVER = /^(never|none)$/;
const COMPARED = /^(>=|<=|>|<)(.+)$/;
const BETWEEN = /^(.+?)\.\.(.+)$/;
const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})/;
const MONTH = /^(\d{4})-(\d{1,2})/;
const YEAR = /^(\d{1,4})/;

/** From `from` on, until just before `to`, in microseconds since 1970. */
interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the value of a search in a date column, such as `2024`, `2024-05`, `>=2024-05-01`, `2023..2024` or `never`, as a
 * test of microseconds since 1970 (NaN: none). Days are those of UTC. Null where it is no date.
 */
export function parseDateTerm(text: string): ((time: number) => boolean) | null {
  if (NEVER.test(text)) return Number.isNaN;
  const between = BETWEEN.exec(text);
  if (between) {
    const [first, last] = [periodOf(between[1] ?? ''), periodOf(between[2] ?? '')];
    return first && last && within({ from: first.from, to: last.to });
  }
  const [, sign = '', value = text] = COMPARED.exec(text) ?? [];
  const period = periodOf(value);
  if (!period) return null;
  if (sign === '>') return within({ from: period.to, to: Number.POSITIVE_INFINITY });
  if (sign === '>=') return within({ from: period.from, to: Number.POSITIVE_INFINITY });
  if (sign === '<') return within({ from: Number.NEGATIVE_INFINITY, to: period.from });
  if (sign === '<=') return within({ from: Number.NEGATIVE_INFINITY, to: period.to });
  return within(period);
}

function within({ from, to }: Period): (time: number) => boolean {
  return (time) => time >= from && time < to;
}

function periodOf(text: string): Period | null {
  const day = DAY.exec(text);
  if (day) {
    const [year, month, date] = [Number(day[1]), Number(day[2]) - 1, Number(day[3])];
    return { from: micros(year, month, date), to: micros(year, month, date + 1) };
  }
  const month = MONTH.exec(text);
  if (month) {
    const [year, index] = [Number(month[1]), Number(month[2]) - 1];
    return { from: micros(year, index, 1), to: micros(year, index + 1, 1) };
  }
  const [, digits] = YEAR.exec(text) ?? [];
  if (digits === undefined) return null;
  // While a year is being typed, every year that begins so is meant.
  const [first, last] = [Number(digits.padEnd(4, '0')), Number(digits.padEnd(4, '9'))];
  return { from: micros(first, 0, 1), to: micros(last + 1, 0, 1) };
}

function micros(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day) * 1000;
}
