import { useTranslation } from 'react-i18next';
import type { Description } from '../../../electron/domain/description.ts';
import type { User } from '../../../electron/domain/user.ts';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { CellContent } from './cell-content.tsx';
import { columnsOf, isRightAligned } from './table/columns.tsx';

interface FoundUsersProps {
  readonly users: readonly User[];
  /** The server's total; null where it tells none. */
  readonly expected: number | null;
  readonly page: number;
  readonly description: Description;
  readonly onPage: (page: number) => void;
  readonly onOpen: (userId: string) => void;
}

/** One page of what the server found, with the columns of its kind; each handle opens its user. */
export function FoundUsers({ users, expected, page, description, onPage, onOpen }: FoundUsersProps) {
  const { t } = useTranslation();
  const words =
    expected === null ? t('users.find.resultsUnknown', { page }) : t('users.find.results', { count: expected });
  return (
    <section className="find-results" aria-label={words}>
      <p className="section-title" role="status">
        {users.length === 0 ? t('users.find.none') : words}
      </p>
      {users.length > 0 ? <FoundTable label={words} {...{ users, description, onOpen }} /> : null}
      <div className="find-pages" hidden={page === 1 && (users.length === 0 || users.length === expected)}>
        <button type="button" className="btn small" disabled={page === 1} onClick={() => onPage(page - 1)}>
          {t('users.find.previous')}
        </button>
        <button type="button" className="btn small" disabled={users.length === 0} onClick={() => onPage(page + 1)}>
          {t('users.find.next')}
        </button>
      </div>
    </section>
  );
}

interface FoundTableProps extends Pick<FoundUsersProps, 'users' | 'description' | 'onOpen'> {
  readonly label: string;
}

function FoundTable({ label, users, description, onOpen }: FoundTableProps) {
  const { t } = useTranslation();
  const columns = columnsOf(description);
  const others = columns.filter((column) => column !== 'handle');
  return (
    <div className="find-table">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('users.column.handle')}</th>
            {others.map((column) => (
              <th key={column} scope="col" className={classNames(isRightAligned(column) && 'right')}>
                {t(`users.column.${column}`)}
              </th>
            ))}
            <th scope="col">{t('user.id')}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <td className="name">
                <button type="button" className="link" onClick={() => onOpen(user.id)}>
                  <CellContent column="handle" user={user} words={description} />
                </button>
              </td>
              {others.map((column) => (
                <td key={column} className={classNames('cut found-cell', isRightAligned(column) && 'right')}>
                  <CellContent column={column} user={user} words={description} />
                </td>
              ))}
              <td className="mono faint">
                <ServerText>{user.id}</ServerText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
