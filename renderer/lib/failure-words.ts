import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Details, Failure } from '../../electron/domain/failure.ts';
import type { ProbeNote } from '../../electron/domain/probe.ts';
import { formatDay } from './format.ts';

/** The texts of failures and notes name their details themselves; which ones is known only when they arrive. */
type LooseTranslate = (key: string, values: Details) => string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days among the details, written as the reader writes them. */
function readable(details: Details): Details {
  const entries = Object.entries(details);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, DAY.test(String(value)) ? formatDay(String(value)) : value]),
  );
}

/** A failure in the reader's language: what happened, and what to do next. */
export function failureWords(
  t: TFunction,
  { code, details, because }: Pick<Failure, 'code' | 'details' | 'because'>,
): { message: string; hint: string } {
  const loose = t as unknown as LooseTranslate;
  const values = { ...readable(details), ...(because ? { why: failureWords(t, because).message } : {}) };
  return { message: loose(`failure.${code}.message`, values), hint: loose(`failure.${code}.hint`, values) };
}

/** What a step of a test found, in the reader's language. */
export function noteWords(t: TFunction, { key, details }: ProbeNote): string {
  const isBare = key === 'address-read' && (details.path === '/' || details.path === '');
  const path = isBare ? { path: t('probe.noPath') } : {};
  return (t as unknown as LooseTranslate)(`probeNote.${key}`, { ...readable(details), ...path });
}

/** The words of a failure inside a component. */
export function useFailureWords(failure: Failure): { message: string; hint: string } {
  const { t } = useTranslation();
  return failureWords(t, failure);
}
