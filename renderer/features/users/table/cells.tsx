import type { ColumnId, Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { Icon } from '../../../components/icon.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { DateText } from '../../../components/time.tsx';
import { StatusMark } from '../status-mark.tsx';

/** What cells need to know of the instance. */
export type CellWords = Pick<Description, 'statuses' | 'administratorLevels'>;

interface CellContentProps {
  readonly column: ColumnId;
  readonly user: User;
  readonly words: CellWords;
}

/** What stands in one cell of the users table; a dash where the user has nothing. */
export function CellContent({ column, user, words }: CellContentProps) {
  switch (column) {
    case 'handle':
      return <Handle user={user} />;
    case 'status':
      return <StatusMark status={user.status} statuses={words.statuses} />;
    case 'administrator':
      return <Level level={user.administrator} levels={words.administratorLevels} />;
    case 'groups':
      return <GroupNames user={user} />;
    case 'created':
    case 'lastSeen':
    case 'passwordChanged':
      return user[column] ? <DateText at={user[column]} /> : '–';
    default:
      return user[column] ? <ServerText>{user[column]}</ServerText> : '–';
  }
}

/** The handle, with a lock and its reason where the account must never be changed. */
function Handle({ user: { handle, untouchable } }: { user: User }) {
  if (untouchable === undefined) return handle ? <ServerText>{handle}</ServerText> : '–';
  return (
    <span title={untouchable}>
      {handle ? <ServerText>{handle}</ServerText> : '–'} <Icon name="lock" size="s" className="untouchable" />
      <span className="sr-only">. {untouchable}</span>
    </span>
  );
}

function Level({ level, levels }: { level: string | null; levels: Description['administratorLevels'] }) {
  if (level === null) return '–';
  return <span className="strong">{levels.find((one) => one.id === level)?.label ?? level}</span>;
}

/** The primary group, else the first, and how many more there are. */
function GroupNames({ user: { groups, primaryGroup } }: { user: User }) {
  const first = groups.find((group) => group.id === primaryGroup) ?? groups[0];
  if (!first) return '–';
  return (
    <span className="group-names" title={groups.map((group) => group.name).join(', ')}>
      <span className="cut">
        <ServerText>{first.name}</ServerText>
      </span>
      {groups.length > 1 ? <span className="more">+{groups.length - 1}</span> : null}
    </span>
  );
}
