/**
 * How a time was written: with seconds, milliseconds or microseconds and `Z`; any other text is kept beside the number.
 */
const TIME_FORMAT = { other: 0, seconds: 1, milliseconds: 2, microseconds: 3 } as const;
export type TimeFormat = (typeof TIME_FORMAT)[keyof typeof TIME_FORMAT];

/** A time as microseconds since 1970, NaN where there is none or it is not readable. */
export interface ReadTime {
  readonly value: number;
  readonly format: TimeFormat;
}

const FORMATS: Record<number, TimeFormat> = {
  20: TIME_FORMAT.seconds,
  24: TIME_FORMAT.milliseconds,
  27: TIME_FORMAT.microseconds,
};
const FRACTION_UNITS = [0, 0, 1000, 1] as const;
const NONE: ReadTime = { value: Number.NaN, format: TIME_FORMAT.seconds };
/** Before 1970 and later than this, numbers of microseconds are not exact everywhere. */
const LATEST_YEAR = 2250;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Reads a time such that `writeTime` gives the same text again, unless its format is `other`. */
export function readTime(text: string | null): ReadTime {
  if (text === null) return NONE;
  const format = FORMATS[text.length];
  const value = format === undefined ? null : readExactly(text, format);
  if (format !== undefined && value !== null) return { value, format };
  return { value: Date.parse(text) * 1000, format: TIME_FORMAT.other };
}

/** Whether `writeTime` would not give the same text again. */
export function isOddTime(text: string): boolean {
  const format = FORMATS[text.length];
  return format === undefined || readExactly(text, format) === null;
}

/** Writes a time that `readTime` read; null for NaN. */
export function writeTime(value: number, format: TimeFormat): string | null {
  if (Number.isNaN(value)) return null;
  const iso = new Date(Math.floor(value / 1000)).toISOString();
  if (format === TIME_FORMAT.seconds) return `${iso.slice(0, 19)}Z`;
  if (format === TIME_FORMAT.milliseconds) return iso;
  return `${iso.slice(0, 23)}${String(value % 1000).padStart(3, '0')}Z`;
}

/** Many times quicker than parsing and comparing what writing gives; null for what is not written exactly so. */
function readExactly(text: string, format: TimeFormat): number | null {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const hasFraction = format !== TIME_FORMAT.seconds;
  const fraction = hasFraction ? digits(text, 20, text.length - 1) : 0;
  const isShaped =
    text[4] === '-' &&
    text[7] === '-' &&
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':' &&
    text.endsWith('Z');
  if (!isShaped || (hasFraction && text[19] !== '.')) return null;
  // Not a number is in no range.
  const isInRange = year >= 1970 && year < LATEST_YEAR && month >= 1 && hour <= 23 && minute <= 59 && second <= 59;
  const days = month === 2 && !isLeap(year) ? 28 : (DAYS[month - 1] ?? 0);
  if (!isInRange || !(day >= 1 && day <= days) || Number.isNaN(fraction)) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second) * 1000 + fraction * FRACTION_UNITS[format];
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
