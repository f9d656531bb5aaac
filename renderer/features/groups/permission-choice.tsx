import { useTranslation } from 'react-i18next';
import type { Description } from '../../../electron/domain/description.ts';
import { CheckField } from '../../components/field.tsx';
import { missingWords } from '../../lib/description.ts';
import { sectionsOf } from './matrix.ts';

interface PermissionChoiceProps {
  readonly description: Description;
  readonly chosen: readonly string[];
  readonly onChange: (permissions: readonly string[]) => void;
}

/** The permissions that a new group gives, by section; where groups can't be given any, why. */
export function PermissionChoice({ description, chosen, onChange }: PermissionChoiceProps) {
  const { t } = useTranslation();
  const missing = missingWords(description, 'groups.permissions');
  if (description.permissions.length === 0 && missing === null) return null;
  return (
    <div>
      <p className="label">{t('groups.create.permissions')}</p>
      <p className="small faint">{missing ?? t('groups.create.permissionsHint')}</p>
      {sectionsOf(description.permissions).map((section) => (
        <fieldset key={section.name} className="plain-group permission-choice">
          <legend className="small faint">{section.name}</legend>
          {section.permissions.map(({ id, label, danger, noEffect }) => (
            <CheckField
              key={id}
              label={
                <>
                  {label}
                  {noEffect ? <span className="small faint"> · {noEffect}</span> : null}
                  {danger ? <span className="small danger"> · {danger}</span> : null}
                </>
              }
              checked={chosen.includes(id)}
              disabled={missing !== null}
              onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
