import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

/** Says that what was typed before is back, which after a reload it is without its secrets, and offers to drop it. */
export function RestoredNote({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="note small" role="status">
      <Icon name="info" />
      <p className="grow">{t('common.restored.text')}</p>
      <button type="button" className="btn small" onClick={onDiscard}>
        {t('common.restored.discard')}
      </button>
    </div>
  );
}
