import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { NamedUsers } from '../../../electron/domain/group.ts';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { nameList } from '../../lib/change-words.ts';
import type { How, MemberChange } from './member-names.ts';

/** So many names are written out. */
const NAMED = 40;

interface NamesFoundProps {
  readonly found: NamedUsers;
  /** What would change in each group; at least one. */
  readonly changes: readonly MemberChange[];
  readonly how: How;
}

/** What a list named: who will be added or removed, who need not be, what is unknown and what is ambiguous. */
export function NamesFound({ found: { users, unknown, ambiguous }, changes, how }: NamesFoundProps) {
  const { t } = useTranslation();
  const [only, ...others] = changes;
  return (
    <div className="names-found" role="status">
      {only && others.length === 0 ? <InOne change={only} named={users.length} how={how} /> : null}
      {others.length > 0 ? (
        <ul className="names-by-group">
          {changes.map((change) => (
            <li key={change.group.id}>
              <ServerText>{change.group.name}</ServerText>
              <span className="muted">: {inGroupWords(t, change, users.length, how)}</span>
            </li>
          ))}
        </ul>
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

interface InOneProps {
  readonly change: MemberChange;
  readonly named: number;
  readonly how: How;
}

function InOne({ change: { group, users }, named, how }: InOneProps) {
  const { t } = useTranslation();
  const words = { group: group.name, count: named - users.size };
  return (
    <>
      <p>
        <Icon name="check" size="s" className="good" />
        {t(how === 'add' ? 'access.members.willAdd' : 'access.members.willRemove', { count: users.size })}
      </p>
      {words.count > 0 ? (
        <p className="faint">{t(how === 'add' ? 'access.members.already' : 'access.members.notIn', words)}</p>
      ) : null}
    </>
  );
}

/** What would change in one of several groups, without its name: `3 would be added, 2 are in it already`. */
export function inGroupWords(t: TFunction, { users }: MemberChange, named: number, how: How): string {
  const changed = t(how === 'add' ? 'access.members.joinIt' : 'access.members.leaveIt', { count: users.size });
  const rest = named - users.size;
  if (rest === 0) return changed;
  return `${changed}, ${t(how === 'add' ? 'access.members.inIt' : 'access.members.notInIt', { count: rest })}`;
}
