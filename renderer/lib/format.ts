import i18next from 'i18next';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Making a format takes far longer than using it, and a table of dates uses the same few: each is made once a language. */
function onceALanguage<Format>(make: (language: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const { language } = i18next;
    const format = made.get(language) ?? make(language);
    made.set(language, format);
    return format;
  };
}

const numbers = onceALanguage((language) => new Intl.NumberFormat(language));
const DAY_PARTS = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const localDays = onceALanguage((language) => new Intl.DateTimeFormat(language, DAY_PARTS));
const calendarDays = onceALanguage((language) => new Intl.DateTimeFormat(language, { ...DAY_PARTS, timeZone: 'UTC' }));
const fullTimes = onceALanguage(
  (language) =>
    new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
);

/** A number with its thousands grouped as the language does: `84,312`. */
export function formatNumber(value: number): string {
  return numbers().format(value);
}

/** A local day, short: `8 Jul 2019`. English puts the day first, so that columns of dates line up. */
export function formatDate(iso: string): string {
  return writeDate(iso, localDays());
}

/** A calendar day without a time or a zone: `2027-03-14` is `14 Mar 2027` everywhere. */
export function formatDay(day: string): string {
  return writeDate(day, calendarDays());
}

function writeDate(iso: string, format: Intl.DateTimeFormat): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  if (!i18next.language?.startsWith('en')) return format.format(date);
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(date)) parts[type] = value;
  return `${parts.day} ${parts.month} ${parts.year}`;
}

/** The local time of day: `14:03`. */
export function formatTime(iso: string): string {
  const format = new Intl.DateTimeFormat(i18next.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(iso));
}

/** The whole local time with seconds and zone, for hovering: `8 Jul 2019, 14:03:11 CEST`. */
export function formatFullTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${formatDate(iso)}, ${fullTimes().format(date)}`;
}

/** How old a moment is: `4 min old`, the largest fitting unit, rounded down; the future counts as now. */
export function formatAge(iso: string, now: number): string {
  return i18next.t('format.old', { age: formatSpan(now - new Date(iso).getTime()) });
}

/** How long ago a moment is: `8 s ago`, or `just now` within the first second. */
export function formatAgo(iso: string, now: number): string {
  const span = now - new Date(iso).getTime();
  return span < SECOND ? i18next.t('format.justNow') : i18next.t('format.ago', { age: formatSpan(span) });
}

function formatSpan(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < MINUTE) return i18next.t('format.seconds', { count: Math.floor(span / SECOND) });
  if (span < HOUR) return i18next.t('format.minutes', { count: Math.floor(span / MINUTE) });
  if (span < DAY) return i18next.t('format.hours', { count: Math.floor(span / HOUR) });
  return i18next.t('format.days', { count: Math.floor(span / DAY) });
}

/** A measured time: `12 ms`, or `3.4 s` from one second on. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < SECOND) return i18next.t('format.milliseconds', { value: formatNumber(Math.round(milliseconds)) });
  const seconds = new Intl.NumberFormat(i18next.language, { maximumFractionDigits: 1 }).format(milliseconds / SECOND);
  return i18next.t('format.secondsShort', { value: seconds });
}
