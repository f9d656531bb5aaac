/** Before 1970 and later than this, numbers of microseconds are not exact everywhere. */
const LATEST_YEAR = 2250;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
/** Microseconds by the number of digits of a second; what is finer is cut off. */
const UNITS = [0, 100_000, 10_000, 1000, 100, 10, 1] as const;
const LONGEST = 30;

/**
 * Microseconds since 1970 of a time written as `2024-02-29T10:00:00.123456Z`, with up to nine digits of a second or none;
 * null for whatever is written otherwise, of which only `Date.parse` knows, which takes several times as long.
 */
export function exactTime(text: string): number | null {
  const { length } = text;
  const digits = length - 21;
  if (length < 20 || length > LONGEST || digits === 0 || !isShaped(text, digits > 0)) return null;
  const year = number(text, 0, 4);
  const month = number(text, 5, 7);
  const day = number(text, 8, 10);
  const hour = number(text, 11, 13);
  const minute = number(text, 14, 16);
  const second = number(text, 17, 19);
  // Not a number is in no range.
  const isInRange = year >= 1970 && year < LATEST_YEAR && month >= 1 && hour <= 23 && minute <= 59 && second <= 59;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !isLeap ? 28 : (DAYS[month - 1] ?? 0);
  if (!isInRange || !(day >= 1 && day <= days)) return null;
  const fraction = digits > 0 ? fractionOf(text, digits) : 0;
  if (Number.isNaN(fraction)) return null;
  const leapDays = Math.floor((year - 1969) / 4) - Math.floor((year - 1901) / 100) + Math.floor((year - 1601) / 400);
  const before = (year - 1970) * 365 + leapDays + (DAYS_BEFORE[month - 1] as number) + (isLeap && month > 2 ? 1 : 0);
  return (((before + day - 1) * 24 + hour) * 3600 + minute * 60 + second) * 1e6 + fraction;
}

function isShaped(text: string, hasFraction: boolean): boolean {
  return (
    text[4] === '-' &&
    text[7] === '-' &&
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':' &&
    (!hasFraction || text[19] === '.') &&
    text.endsWith('Z')
  );
}

function fractionOf(text: string, digits: number): number {
  const kept = Math.min(digits, 6);
  const rest = number(text, 20 + kept, 20 + digits);
  return Number.isNaN(rest) ? rest : number(text, 20, 20 + kept) * (UNITS[kept] as number);
}

function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
