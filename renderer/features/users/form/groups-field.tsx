import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupRef } from '../../../../electron/domain/user.ts';
import { Icon } from '../../../components/icon.tsx';
import { Picker } from '../../../components/picker.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { classNames } from '../../../lib/class-names.ts';

interface GroupsFieldProps {
  readonly label: string;
  readonly help: string | null;
  readonly error: string | null;
  readonly groups: readonly GroupRef[];
  /** What people call the level of a membership; null where it has none. */
  readonly levelOf?: ((groupId: string) => string | null) | undefined;
  /** Wants all groups that exist, which may come later. */
  readonly onWant: () => void;
  readonly pending: boolean;
  readonly chosen: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (ids: string[]) => void;
}

/** Any number of groups: those chosen as chips, others found by searching. */
export function GroupsField({
  label,
  help,
  error,
  groups,
  chosen,
  disabled,
  onChange,
  onWant,
  pending,
  levelOf,
}: GroupsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const nameOf = (group: string) => groups.find((one) => one.id === group)?.name ?? group;
  const level = (group: string) => levelOf?.(group) ?? null;
  const others = groups.filter((group) => !chosen.includes(group.id));
  return (
    <fieldset className="plain-group" aria-describedby={help || error ? `${id}-help` : undefined}>
      <legend className="label">{label}</legend>
      <div className="chosen-groups">
        {chosen.length === 0 ? <span className="faint">{t('user.field.noGroups')}</span> : null}
        {chosen.map((group) => (
          <span key={group} className="chip">
            <ServerText>{nameOf(group)}</ServerText>
            {level(group) ? <span className="faint">{level(group)}</span> : null}
            <button
              type="button"
              className="chip-cross"
              aria-label={t('user.field.removeGroup', { name: nameOf(group) })}
              disabled={disabled}
              onClick={() => onChange(chosen.filter((one) => one !== group))}
            >
              <Icon name="x" />
            </button>
          </span>
        ))}
        <Picker
          label={t('user.field.addGroup')}
          searchLabel={t('user.field.searchGroups')}
          options={others.map((group) => ({ value: group.id, label: group.name }))}
          nothing={t('user.field.allGroups')}
          disabled={disabled}
          onOpen={onWant}
          pending={pending}
          onPick={(group) => onChange([...chosen, group])}
        />
      </div>
      {error || help ? (
        <p id={`${id}-help`} className={classNames('help', error && 'is-error')}>
          {error ?? help}
        </p>
      ) : null}
    </fieldset>
  );
}
