import { useTranslation } from 'react-i18next';
import type { Value } from '../../../electron/domain/change.ts';
import type { Field } from '../../../electron/domain/description.ts';
import { CheckField, SelectField, TextField } from '../../components/field.tsx';

interface GroupFieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly error: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
}

/** One field of a group's form, drawn by its type; groups have no passwords and no members here. */
export function GroupField({ field, value, error, disabled, onChange }: GroupFieldProps) {
  const { t } = useTranslation();
  const { label, type, choices, rules } = field;
  const help = field.help ?? rules.pattern?.explanation;
  if (type === 'flag') {
    return <CheckField {...{ label, disabled, onChange }} help={error ?? help} checked={value === true} />;
  }
  if (type === 'choice') {
    const chosen = typeof value === 'string' ? value : '';
    const isSet = rules.required && choices.some((choice) => choice.value === chosen);
    return (
      <SelectField
        {...{ label, error, disabled, help }}
        value={chosen}
        options={isSet ? choices : [{ value: '', label: t('groups.create.none') }, ...choices]}
        onChange={(next) => onChange(next === '' ? null : next)}
      />
    );
  }
  return <TextField {...{ label, error, disabled, help, onChange }} value={typeof value === 'string' ? value : ''} />;
}
