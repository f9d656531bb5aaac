import type { ColumnId, Description } from '../../../electron/domain/description.ts';
import type { User } from '../../../electron/domain/user.ts';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { DateText } from '../../components/time.tsx';
import { StatusMark } from './status-mark.tsx';
import { type CellWords, leadingGroup, levelLabel, NOTHING } from './table/cell-words.ts';

interface CellContentProps {
  readonly column: ColumnId;
  readonly user: User;
  readonly words: CellWords;
}

/** What stands in one cell of a table of a few users; a dash where the user has nothing. */
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
      return user[column] ? <DateText at={user[column]} /> : NOTHING;
    default:
      return user[column] ? <ServerText>{user[column]}</ServerText> : NOTHING;
  }
}

/** The handle, with a lock and its reason where the account must never be changed. */
function Handle({ user: { handle, untouchable } }: { user: User }) {
  if (untouchable === undefined) return handle ? <ServerText>{handle}</ServerText> : NOTHING;
  return (
    <span title={untouchable}>
      {handle ? <ServerText>{handle}</ServerText> : NOTHING} <Icon name="lock" size="s" className="untouchable" />
      <span className="sr-only">. {untouchable}</span>
    </span>
  );
}

function Level({ level, levels }: { level: string | null; levels: Description['administratorLevels'] }) {
  const label = levelLabel(level, levels);
  return label === null ? NOTHING : <span className="strong">{label}</span>;
}

/** The primary group, else the first, and how many more there are. */
function GroupNames({ user }: { user: User }) {
  const { groups } = user;
  const first = leadingGroup(user);
  if (!first) return NOTHING;
  return (
    <span className="group-names" title={groups.map((group) => group.name).join(', ')}>
      <span className="cut">
        <ServerText>{first.name}</ServerText>
      </span>
      {groups.length > 1 ? <span className="more">+{groups.length - 1}</span> : null}
    </span>
  );
}
