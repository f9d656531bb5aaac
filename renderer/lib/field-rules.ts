import type { TFunction } from 'i18next';
import type { Value } from '../../electron/domain/change.ts';
import type { Field } from '../../electron/domain/description.ts';

/** What is wrong with a value by the server's own rules, as a sentence; null where nothing is. */
export function ruleError(t: TFunction, { rules, type }: Field, value: Value): string | null {
  const text = typeof value === 'string' ? value : '';
  const meant = type === 'password' ? text : text.trim();
  const chosen = Array.isArray(value) && value.length > 0;
  if (meant === '') return rules.required && type !== 'flag' && !chosen ? t('user.field.required') : null;
  const count = [...meant].length;
  if (rules.minimumLength !== null && count < rules.minimumLength)
    return t('user.field.tooShort', { count, minimum: rules.minimumLength });
  if (rules.maximumLength !== null && count > rules.maximumLength)
    return t('user.field.tooLong', { count, maximum: rules.maximumLength });
  if (rules.reserved.includes(meant)) return t('user.field.reserved', { value: meant });
  return rules.pattern && !matchesWhole(rules.pattern.source, meant) ? rules.pattern.explanation : null;
}

/** Whether a server's expression takes the whole text; one that this page can't read is left to the server. */
function matchesWhole(source: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${source})$`, 'u').test(text);
  } catch {
    return true;
  }
}
