import { useTranslation } from 'react-i18next';
import type { Description } from '../../../electron/domain/description.ts';
import type { HolderEntry } from '../../../electron/domain/why/holders.ts';
import { Icon } from '../../components/icon.tsx';
import { classNames } from '../../lib/class-names.ts';
import { HolderHead, PathLines, WhoCells } from './holder-cells.tsx';

interface HolderTableProps {
  readonly label: string;
  readonly instanceId: string;
  readonly description: Pick<Description, 'administratorLevels' | 'objectTypes'>;
  readonly holders: readonly (HolderEntry & { readonly makesAdministrators?: boolean })[];
}

/** Users with every path by which they hold what was asked about; each leads to the user. */
export function HolderTable({ label, instanceId, description, holders }: HolderTableProps) {
  const { t } = useTranslation();
  const levelOf = (id: string | null) =>
    description.administratorLevels.find((level) => level.id === id)?.label ?? id ?? '–';
  return (
    <table className="table list holders" aria-label={label}>
      <HolderHead middle={t('access.who.level')} />
      <tbody>
        {holders.map((holder) => (
          <tr key={holder.id} className={classNames(!holder.usable && 'is-dim')}>
            <WhoCells instanceId={instanceId} holder={holder} />
            <td>{levelOf(holder.administrator)}</td>
            <td className="why-cell">
              {holder.grants.length === 0 ? t('access.path.none') : null}
              <PathLines grants={holder.grants} description={description} />
              {holder.makesAdministrators ? (
                <p className="small danger">
                  <Icon name="alert" size="s" /> {t('access.who.makes')}
                </p>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
