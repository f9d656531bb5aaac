import type { TFunction } from 'i18next';
import type { Value } from '../../electron/domain/change.ts';
import type { Field } from '../../electron/domain/description.ts';

/** What is wrong with a value by the server's own rules, as a sentence; null where nothing is. */
export function ruleError(t: TFunction, { rules, type }: Field, value: Value): string | null {
  const text = typeof value === 'string' ? value : '';
  const meant = type === 'password' ? text : text.trim();
  if (meant === '') return rules.required && (type === 'text' || type === 'password') ? t('user.field.required') : null;
  const count = [...meant].length;
  if (rules.minimumLength !== null && count < rules.minimumLength)
    return t('user.field.tooShort', { count, minimum: rules.minimumLength });
  if (rules.maximumLength !== null && count > rules.maximumLength)
    return t('user.field.tooLong', { count, maximum: rules.maximumLength });
  return rules.reserved.includes(meant) ? t('user.field.reserved', { value: meant }) : null;
}
