import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LayerProps } from '../../../components/late-popup.tsx';
import { MenuLayer } from '../../../components/popup-layers.tsx';
import { DENSITIES, type Density, type TableControl } from './table-settings.ts';

/** How high rows are, as a menu. */
export function DensityList({ table, ...layer }: LayerProps & { readonly table: TableControl }) {
  const { t } = useTranslation();
  return (
    <MenuLayer {...layer} position="bottom-end" width={160}>
      <Menu.Label>{t('users.toolbar.density')}</Menu.Label>
      <Menu.RadioGroup value={table.settings.density} onChange={(one) => table.setDensity(one as Density)}>
        {DENSITIES.map((one) => (
          <Menu.RadioItem className="menu-item" key={one} value={one}>
            {t(`users.toolbar.${one}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </MenuLayer>
  );
}
