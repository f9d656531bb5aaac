import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LayerProps } from '../../../components/late-popup.tsx';
import { MenuLayer } from '../../../components/popup-layers.tsx';
import type { DateFilterName, FilterName } from '../url-state.ts';

interface FilterMenuProps extends LayerProps {
  readonly filters: readonly FilterName[];
  readonly dates: readonly DateFilterName[];
  readonly onChoose: (name: FilterName | DateFilterName) => void;
  /** Brings the default filter back; null where it is on. */
  readonly onRestore: (() => void) | null;
}

/** The filters that can be added, as a menu. */
export function FilterMenu({ filters, dates, onChoose, onRestore, ...layer }: FilterMenuProps) {
  const { t } = useTranslation();
  return (
    <MenuLayer {...layer} position="bottom-start" width={180}>
      <Menu.Label>{t('users.toolbar.addFilter')}</Menu.Label>
      {filters.map((name) => (
        <Menu.Item className="menu-item" key={name} onClick={() => onChoose(name)}>
          {t(`users.filter.${name}`)}
        </Menu.Item>
      ))}
      {dates.map((name) => (
        <Menu.Item className="menu-item" key={name} onClick={() => onChoose(name)}>
          {t(`users.column.${name}`)}
        </Menu.Item>
      ))}
      {onRestore ? (
        <Menu.Item className="menu-item" onClick={onRestore}>
          {t('users.filter.restore')}
        </Menu.Item>
      ) : null}
    </MenuLayer>
  );
}
