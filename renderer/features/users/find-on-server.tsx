import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Value, Values } from '../../../electron/domain/change.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { User } from '../../../electron/domain/user.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { failureOf } from '../../lib/failure.ts';
import { orpc } from '../../lib/orpc.ts';
import { initialValues } from './create/new-user.ts';
import { UserField } from './form/user-field.tsx';
import { StatusMark } from './status-mark.tsx';

interface FindOnServerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly connection: Connection;
  readonly description: Description;
  readonly onOpen: (userId: string) => void;
}

/** Asks the server itself, with its own parameters. */
export function FindOnServer({ opened, onClose, connection, description, onOpen }: FindOnServerProps) {
  const { t } = useTranslation();
  const { findFields } = description;
  const [values, setValues] = useState<Values>(() => initialValues(findFields));
  const [page, setPage] = useState(1);
  const find = useMutation(orpc.users.findOnServer.mutationOptions());
  const ask = (wanted: number) => {
    setPage(wanted);
    find.mutate({ instanceId: connection.id, parameters: values, page: wanted });
  };
  const change = (key: string, value: Value) => setValues({ ...values, [key]: value });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('users.find.title', { name: connection.name })}>
      <form
        className="fields find-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask(1);
        }}
      >
        <p className="faint">{t('users.find.intro')}</p>
        {findFields.map((field) => (
          <UserField
            key={field.key}
            field={field}
            value={values[field.key] ?? null}
            onChange={(value) => change(field.key, value)}
            error={null}
            missing={null}
            was={null}
            groups={[]}
            handle=""
          />
        ))}
        <div>
          <button type="submit" className="btn form primary" disabled={find.isPending}>
            {find.isPending ? <Icon name="spinner" size="s" /> : null}
            {t('users.find.run')}
          </button>
        </div>
      </form>
      {find.error ? <FailureNotice failure={failureOf(find.error)} /> : null}
      {find.data ? (
        <Results
          users={find.data.users}
          expected={find.data.expected}
          page={page}
          description={description}
          onPage={ask}
          onOpen={(id) => {
            onClose();
            onOpen(id);
          }}
        />
      ) : null}
    </Dialog>
  );
}

interface ResultsProps {
  readonly users: readonly User[];
  readonly expected: number | null;
  readonly page: number;
  readonly description: Description;
  readonly onPage: (page: number) => void;
  readonly onOpen: (userId: string) => void;
}

function Results({ users, expected, page, description, onPage, onOpen }: ResultsProps) {
  const { t } = useTranslation();
  const words =
    expected === null ? t('users.find.resultsUnknown', { page }) : t('users.find.results', { count: expected });
  return (
    <section className="find-results" aria-label={words}>
      <p className="section-title" role="status">
        {users.length === 0 ? t('users.find.none') : words}
      </p>
      <ul>
        {users.map((user) => (
          <li key={user.id}>
            <button type="button" className="find-result" onClick={() => onOpen(user.id)}>
              <b className="cut">
                <ServerText>{user.handle}</ServerText>
              </b>
              <StatusMark className="muted" status={user.status} statuses={description.statuses} />
              <span className="grow cut faint">
                <ServerText>{user.groups.map((group) => group.name).join(', ')}</ServerText>
              </span>
              <span className="mono faint">{user.id}</span>
            </button>
          </li>
        ))}
      </ul>
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
