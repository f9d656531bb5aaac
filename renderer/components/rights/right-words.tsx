import './rights.css';
import { useTranslation } from 'react-i18next';
import type { ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRight } from '../../../electron/domain/user.ts';
import { Icon } from '../icon.tsx';

interface RightWordsProps {
  readonly right: Pick<ObjectRight, 'owner' | 'level' | 'permissions'>;
  readonly type: ObjectType;
}

/** What a right consists of: that it is owned, its level, or how many permissions, the dangerous ones named. */
export function RightWords({ right: { owner, level, permissions }, type }: RightWordsProps) {
  const { t } = useTranslation();
  if (owner) {
    return (
      <span className="small right-owner">
        <Icon name="key" size="s" /> {t('user.rights.owner')}
      </span>
    );
  }
  if (level !== null)
    return <span className="faint small">{type.levels.find(({ id }) => id === level)?.label ?? level}</span>;
  if (permissions.length === 0) return null;
  const labelOf = (id: string) => type.permissions.find((one) => one.id === id)?.label ?? id;
  const dangerous = type.permissions.filter(({ id, danger }) => danger !== null && permissions.includes(id));
  const reasons = dangerous.map(({ label, danger }) => `${label}: ${danger}`).join('. ');
  return (
    <span className="faint small right-words" title={permissions.map(labelOf).join(', ')}>
      {dangerous.length > 0 ? (
        <span title={reasons}>
          <Icon name="alert" size="s" className="danger" />
          <span className="sr-only">{t('user.access.dangerous', { reason: reasons })}</span>
        </span>
      ) : null}
      {t('user.rights.count', { count: permissions.length })}
    </span>
  );
}
