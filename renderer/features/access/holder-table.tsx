import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Description } from '../../../electron/domain/description.ts';
import { grantKey } from '../../../electron/domain/why/grant.ts';
import type { HolderEntry } from '../../../electron/domain/why/holders.ts';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { grantWords } from '../../lib/grant-words.ts';

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
      <thead>
        <tr>
          <th scope="col" className="col-handle">
            {t('access.who.handle')}
          </th>
          <th scope="col" className="col-name">
            {t('access.who.name')}
          </th>
          <th scope="col" className="col-level">
            {t('access.who.level')}
          </th>
          <th scope="col">{t('access.who.why')}</th>
        </tr>
      </thead>
      <tbody>
        {holders.map(({ id, handle, name, administrator, usable, grants, makesAdministrators }) => (
          <tr key={id} className={classNames(!usable && 'is-dim')}>
            <td className="name">
              <Link to={`/instances/${instanceId}/users/${encodeURIComponent(id)}`}>
                <ServerText>{handle}</ServerText>
              </Link>
              {usable ? null : <span className="tagline"> · {t('access.who.notUsable')}</span>}
            </td>
            <td>{name === null ? '–' : <ServerText>{name}</ServerText>}</td>
            <td>{levelOf(administrator)}</td>
            <td className="why-cell">
              {grants.length === 0 ? t('access.path.none') : null}
              {grants.map((grant) => (
                <p key={grantKey(grant)}>
                  <ServerText>{grantWords(t, grant, description)}</ServerText>
                </p>
              ))}
              {makesAdministrators ? (
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
