import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Description } from '../../../electron/domain/description.ts';
import { EmptyState } from '../../components/empty-state.tsx';

interface LevelsTableProps {
  readonly description: Description;
  readonly instanceId: string;
}

/** The administrator levels from most to least, with what each may do in words. */
export function LevelsTable({ description, instanceId }: LevelsTableProps) {
  const { t } = useTranslation();
  const levels = description.administratorLevels;
  if (levels.length === 0) return <EmptyState icon="lock" title={t('groups.levels.none')} />;
  return (
    <div className="fill scroll">
      <table className="table levels" aria-label={t('groups.levels.label')}>
        <thead>
          <tr>
            <th scope="col" className="col-level">
              {t('groups.levels.level')}
            </th>
            <th scope="col">{t('groups.levels.may')}</th>
            <th scope="col" className="col-bypass">
              {t('groups.levels.permissions')}
            </th>
            <th scope="col" className="col-make">
              {t('groups.levels.make')}
            </th>
            <th scope="col" className="col-show">
              <span className="sr-only">{t('groups.levels.show')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.id}>
              <td className="name">{level.label}</td>
              <td>{level.description}</td>
              <td>{t(level.grantsAll ? 'groups.levels.bypass' : 'groups.levels.noBypass')}</td>
              <td>{t(level.canMakeAdministrators ? 'groups.levels.canMake' : 'groups.levels.cannotMake')}</td>
              <td className="right">
                <Link to={`/instances/${instanceId}/users?status=*&admin=${encodeURIComponent(level.id)}`}>
                  {t('groups.levels.show')}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
