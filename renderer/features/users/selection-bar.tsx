import { useTranslation } from 'react-i18next';
import { ActionMenu } from '../../components/action-menu.tsx';
import { Icon } from '../../components/icon.tsx';
import { handlesText } from './copy-text.ts';
import type { Copying } from './use-copying.ts';
import type { UserSelection } from './use-selection.ts';

interface SelectionBarProps {
  readonly selected: UserSelection;
  readonly matched: number;
  readonly copying: Copying;
}

/** What is selected and what can be done with it. */
export function SelectionBar({ selected, matched, copying }: SelectionBarProps) {
  const { t } = useTranslation();
  return (
    <div className="selbar">
      <b>{t('users.select.count', { count: selected.count })}</b>
      {selected.count < matched ? (
        <button type="button" className="link small" onClick={selected.selectAll}>
          {t('users.select.all', { count: matched })}
        </button>
      ) : null}
      <span className="grow small faint" role="status">
        {selected.reading ? t('users.select.reading') : copying.words}
      </span>
      <ActionMenu
        named
        label={t('users.select.copy')}
        disabled={copying.busy}
        actions={[
          { id: 'handles', label: t('users.select.copyHandles'), run: () => copying.selected(handlesText) },
          { id: 'csv', label: t('users.select.copyCsv'), run: () => copying.selected(copying.asCsv) },
        ]}
      />
      <button type="button" className="btn plain square" aria-label={t('users.select.clear')} onClick={selected.clear}>
        <Icon name="x" />
      </button>
    </div>
  );
}
