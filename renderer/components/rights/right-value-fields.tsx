import { useTranslation } from 'react-i18next';
import type { ObjectType, Permission } from '../../../electron/domain/description.ts';
import type { RightValue } from '../../../electron/domain/user.ts';
import { CheckField, SelectField } from '../field.tsx';

interface RightValueFieldsProps {
  readonly type: ObjectType;
  readonly value: RightValue;
  readonly onChange: (value: RightValue) => void;
}

/** What a right shall consist of: a level where the type has levels, permissions where it has those. */
export function RightValueFields({ type, value, onChange }: RightValueFieldsProps) {
  const { t } = useTranslation();
  const level = type.levels.find(({ id }) => id === value.level);
  const options = type.levels.map(({ id, label }) => ({ value: id, label }));
  return (
    <>
      {options.length > 0 ? (
        <SelectField
          label={t('user.rights.level')}
          help={level?.description}
          value={value.level ?? ''}
          options={level ? options : [{ value: '', label: t('user.rights.chooseLevel') }, ...options]}
          onChange={(next) => onChange({ ...value, level: next === '' ? null : next })}
        />
      ) : null}
      {sectionsOf(type.permissions).map(({ name, permissions }) => (
        <SectionChoice
          key={name}
          name={name}
          permissions={permissions}
          always={type.always ?? []}
          chosen={value.permissions}
          onChange={(next) => onChange({ ...value, permissions: next })}
        />
      ))}
    </>
  );
}

interface SectionChoiceProps {
  readonly name: string;
  readonly permissions: readonly Permission[];
  /** Those that come with every right, chosen or not. */
  readonly always: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

function SectionChoice({ name, permissions, always, chosen, onChange }: SectionChoiceProps) {
  const { t } = useTranslation();
  const ids = permissions.map(({ id }) => id);
  const isForced = (id: string) => always.includes(id);
  const given = ids.filter((id) => chosen.includes(id) || isForced(id));
  const words = (id: string, noEffect: string | null) => noEffect ?? (isForced(id) ? t('user.rights.always') : null);
  const others = chosen.filter((id) => !ids.includes(id));
  return (
    <fieldset className="plain-group right-section">
      <legend className="small faint">
        {name} · {t('user.rights.chosen', { count: given.length, total: ids.length })}
      </legend>
      {permissions.length > 1 ? (
        <CheckField
          label={t('user.rights.all', { section: name })}
          checked={given.length === ids.length}
          mixed={given.length > 0 && given.length < ids.length}
          onChange={(on) => onChange(on ? [...others, ...ids] : others)}
        />
      ) : null}
      {permissions.map(({ id, label, danger, noEffect }) => (
        <CheckField
          key={id}
          label={
            <>
              {label}
              {words(id, noEffect) ? <span className="small faint"> · {words(id, noEffect)}</span> : null}
              {danger ? <span className="small danger"> · {danger}</span> : null}
            </>
          }
          checked={chosen.includes(id) || isForced(id)}
          disabled={isForced(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}

function sectionsOf(permissions: readonly Permission[]) {
  const names = [...new Set(permissions.map(({ section }) => section))];
  return names.map((name) => ({ name, permissions: permissions.filter(({ section }) => section === name) }));
}
