import { useTranslation } from 'react-i18next';
import type { Group } from '../../../electron/domain/user.ts';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { nameList } from '../../lib/change-words.ts';
import type { FoundNames } from './member-names.ts';

/** So many names are written out. */
const NAMED = 40;

interface NamesFoundProps {
  readonly found: FoundNames;
  readonly group: Group;
  readonly how: 'add' | 'remove';
  /** Those whose membership changes. */
  readonly count: number;
}

/** What a list named: who will be added or removed, who need not be, what is unknown and what is ambiguous. */
export function NamesFound({ found: { users, unknown, ambiguous }, group, how, count }: NamesFoundProps) {
  const { t } = useTranslation();
  const words = { group: group.name };
  const already = users.size - count;
  return (
    <div className="names-found" role="status">
      <p>
        <Icon name="check" size="s" className="good" />
        {t(how === 'add' ? 'access.members.willAdd' : 'access.members.willRemove', { count })}
      </p>
      {already > 0 ? (
        <p className="faint">
          {t(how === 'add' ? 'access.members.already' : 'access.members.notIn', { ...words, count: already })}
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <p>
          <Icon name="alert" size="s" className="danger" />
          <ServerText>
            {`${t('access.members.unknown', { count: unknown.length })} ${nameList(unknown.slice(0, NAMED))}`}
          </ServerText>
        </p>
      ) : null}
      {ambiguous.slice(0, NAMED).map(({ name, handles }) => (
        <p key={name}>
          <Icon name="alert" size="s" className="danger" />
          <ServerText>{t('access.members.ambiguous', { name, handles: nameList(handles) })}</ServerText>
        </p>
      ))}
    </div>
  );
}
