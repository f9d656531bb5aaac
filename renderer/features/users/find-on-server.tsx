import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Value, Values } from '../../../electron/domain/change.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, Field } from '../../../electron/domain/description.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { failureOf } from '../../lib/failure.ts';
import { ruleError } from '../../lib/field-rules.ts';
import { useGroupsOnDemand } from '../../lib/groups.ts';
import { orpc } from '../../lib/orpc.ts';
import { initialValues } from './create/new-user.ts';
import { UserField } from './form/user-field.tsx';
import { FoundUsers } from './found-users.tsx';

interface FindOnServerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly connection: Connection;
  readonly description: Description;
  readonly onOpen: (userId: string) => void;
}

/** Pixels: a table with the kind's columns has to fit. */
const WIDTH = 920;

/** Asks the server itself, with its own parameters. */
export function FindOnServer({ opened, onClose, connection, description, onOpen }: FindOnServerProps) {
  const { t } = useTranslation();
  const { findFields } = description;
  const [values, setValues] = useState<Values>(() => initialValues(findFields));
  const [page, setPage] = useState(1);
  const find = useMutation(orpc.users.findOnServer.mutationOptions());
  const all = useGroupsOnDemand(connection.id, description, opened && findFields.some(({ type }) => type === 'group'));
  const broken = (field: Field) => ruleError(t, field, values[field.key] ?? null);
  const refused = find.error ? failureOf(find.error) : null;
  const ask = (wanted: number) => {
    setPage(wanted);
    find.mutate({ instanceId: connection.id, parameters: values, page: wanted });
  };
  const change = (key: string, value: Value) => setValues({ ...values, [key]: value });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('users.find.title', { name: connection.name })} width={WIDTH}>
      <form
        className="fields find-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (findFields.every((field) => broken(field) === null)) ask(1);
        }}
      >
        <p className="faint">{t('users.find.intro')}</p>
        <div className="find-fields">
          {findFields.map((field) => (
            <UserField
              key={field.key}
              instanceId={connection.id}
              field={field}
              value={values[field.key] ?? null}
              onChange={(value) => change(field.key, value)}
              error={
                (values[field.key] === field.initial ? null : broken(field)) ?? refused?.fields?.[field.key] ?? null
              }
              missing={null}
              was={null}
              empty={t('users.find.any')}
              groups={all.groups}
              onWantGroups={all.want}
              groupsPending={all.pending}
              handle=""
            />
          ))}
        </div>
        <div>
          <button type="submit" className="btn form primary" disabled={find.isPending}>
            {find.isPending ? <Icon name="spinner" size="s" /> : null}
            {t('users.find.run')}
          </button>
        </div>
      </form>
      {refused ? (
        <div className="find-results">
          <FailureNotice failure={refused} />
        </div>
      ) : null}
      {find.data ? (
        <FoundUsers
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
