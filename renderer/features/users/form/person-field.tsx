import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../../../electron/domain/user.ts';
import { Icon } from '../../../components/icon.tsx';
import { Picker } from '../../../components/picker.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { classNames } from '../../../lib/class-names.ts';
import { orpc } from '../../../lib/orpc.ts';

interface PersonFieldProps {
  readonly label: string;
  readonly help: string | null;
  readonly error: string | null;
  readonly instanceId: string;
  /** The id of the chosen account. */
  readonly value: string | null;
  /** The id of an account that can't be chosen. */
  readonly except: string | null;
  readonly disabled: boolean;
  readonly onChange: (userId: string | null) => void;
  readonly onPicked?: ((user: User) => void) | undefined;
}

/** So many are offered at once; typing finds the others. */
const OFFERED = 50;

/** One account of the instance, found in its directory. */
export function PersonField(props: PersonFieldProps) {
  const { label, help, error, instanceId, value, except, disabled, onChange, onPicked } = props;
  const { t } = useTranslation();
  const id = useId();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const sort = [{ column: 'handle' as const, direction: 'ascending' as const }];
  const input = { instanceId, search, filters: {}, sort, offset: 0, limit: OFFERED };
  const found = useQuery(orpc.directory.query.queryOptions({ input, enabled: opened }));
  const users = (found.data?.rows ?? []).filter((user) => user.id !== except);
  return (
    <fieldset className="plain-group" aria-describedby={help || error ? `${id}-help` : undefined}>
      <legend className="label">{label}</legend>
      <div className="chosen-groups">
        {value === null ? null : (
          <Chosen instanceId={instanceId} userId={value} disabled={disabled} onRemove={() => onChange(null)} />
        )}
        <Picker
          label={t(value === null ? 'user.field.chooseUser' : 'user.field.chooseOther')}
          icon="search"
          searchLabel={t('users.search.label')}
          options={users.map((user) => ({ value: user.id, label: calledUser(user) }))}
          nothing={t('users.empty.noMatchTitle')}
          look="form"
          wide
          disabled={disabled}
          pending={found.isFetching && users.length === 0}
          onOpen={() => setOpened(true)}
          onSearch={setTyped}
          onPick={(picked) => {
            const user = users.find((one) => one.id === picked);
            if (user) onPicked?.(user);
            onChange(picked);
          }}
        />
      </div>
      {error || help ? (
        <p id={`${id}-help`} className={classNames('help', error && 'is-error')}>
          {error ?? help}
        </p>
      ) : null}
    </fieldset>
  );
}

interface ChosenProps {
  readonly instanceId: string;
  readonly userId: string;
  readonly disabled: boolean;
  readonly onRemove: () => void;
}

/** The chosen account by its name, or by its id until that is known. */
function Chosen({ instanceId, userId, disabled, onRemove }: ChosenProps) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.users.get.queryOptions({ input: { instanceId, userId } }));
  const name = data ? calledUser(data) : userId;
  return (
    <span className="chip">
      <span className="cut">
        <ServerText>{name}</ServerText>
      </span>
      <button
        type="button"
        className="chip-cross"
        aria-label={t('user.field.removeUser', { name })}
        disabled={disabled}
        onClick={onRemove}
      >
        <Icon name="x" />
      </button>
    </span>
  );
}

/** An account so that it can't be taken for another: handle, name and e-mail, as far as there are any. */
export function calledUser({ handle, name, email }: Pick<User, 'handle' | 'name' | 'email'>): string {
  return [...new Set([handle, name, email])].filter(Boolean).join(' · ');
}
