import { exactTime } from '../../../domain/exact-time.ts';

/**
 * How a time was written: with seconds, milliseconds or microseconds and `Z`; any other text is kept beside the number.
 */
export const TIME_FORMAT = { other: 0, seconds: 1, milliseconds: 2, microseconds: 3 } as const;
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
const NONE: ReadTime = { value: Number.NaN, format: TIME_FORMAT.seconds };

/** Reads a time such that `writeTime` gives the same text again, unless its format is `other`. */
export function readTime(text: string | null): ReadTime {
  if (text === null) return NONE;
  const format = FORMATS[text.length];
  const value = format === undefined ? null : exactTime(text);
  if (format !== undefined && value !== null) return { value, format };
  return { value: Date.parse(text) * 1000, format: TIME_FORMAT.other };
}

/** Writes a time that `readTime` read; null for NaN. */
export function writeTime(value: number, format: TimeFormat): string | null {
  if (Number.isNaN(value)) return null;
  const iso = new Date(Math.floor(value / 1000)).toISOString();
  if (format === TIME_FORMAT.seconds) return `${iso.slice(0, 19)}Z`;
  if (format === TIME_FORMAT.milliseconds) return iso;
  return `${iso.slice(0, 23)}${String(value % 1000).padStart(3, '0')}Z`;
}
