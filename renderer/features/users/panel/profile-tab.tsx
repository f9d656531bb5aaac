import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Value } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';
import { type Failure, isUncertain } from '../../../../electron/domain/failure.ts';
import type { GroupRef, User } from '../../../../electron/domain/user.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { Icon } from '../../../components/icon.tsx';
import { PasswordOnce } from '../../../components/password-once.tsx';
import { RestoredNote } from '../../../components/restored-note.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { nameList } from '../../../lib/change-words.ts';
import { type GroupsOnDemand, useGroupsOnDemand } from '../../../lib/groups.ts';
import { orpc } from '../../../lib/orpc.ts';
import { allFieldsMissing, fieldMissing } from '../form/capabilities.ts';
import { isLong } from '../form/long-text-field.tsx';
import { UserField } from '../form/user-field.tsx';
import { levelWords } from '../level-words.ts';
import { AttributeList } from './attribute-list.tsx';
import type { Profile } from './use-profile.ts';

interface ProfileTabProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly profile: Profile;
  /** Why nothing about the account can be changed now. */
  readonly locked: string | null;
  /** How often one asked to edit. */
  readonly edits: number;
  /** The server is still asked for the account: nothing can be edited before it has answered. */
  readonly awaited: boolean;
}

/** Everything about an account that can be edited, as the server's own fields. */
export function ProfileTab(props: ProfileTabProps) {
  const { connection, description, user, profile, locked, edits, awaited } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (edits > 0 && !awaited) form.current?.querySelector('input')?.focus();
  }, [edits, awaited]);
  const all = useGroupsOnDemand(connection.id, description);
  // Until all came, the user's own have names.
  const groups = all.groups.length > 0 ? all.groups : user.groups;
  const nothing = allFieldsMissing(description);
  return (
    <>
      {nothing === null ? null : (
        <p className="note small panel-note">
          <Icon name="lock" size="s" />
          <ServerText>{nothing}</ServerText>
        </p>
      )}
      <form ref={form} className="fields" onSubmit={(event) => event.preventDefault()}>
        {profile.failure ? <NotSaved {...{ connection, user }} failure={profile.failure} /> : null}
        {profile.restored ? <RestoredNote onDiscard={profile.discard} /> : null}
        {profile.newPassword ? (
          <PasswordOnce name={user.handle} password={profile.newPassword} onForget={profile.forgetPassword} />
        ) : null}
        {description.editFields.map((field) => (
          <EditField
            key={field.key}
            {...{ connection, field, description, user, profile, groups, all }}
            locked={locked ?? nothing}
            missing={nothing === null ? fieldMissing(description, field.key) : null}
          />
        ))}
      </form>
      <AttributeList description={description} user={user} />
    </>
  );
}

interface NotSavedProps {
  readonly connection: Connection;
  readonly user: User;
  readonly failure: Failure;
}

/** Why nothing was saved; where nobody knows whether it was, the present state can be read again. */
function NotSaved({ connection, user, failure }: NotSavedProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const unknown = isUncertain(failure);
  const input = { instanceId: connection.id, userId: user.id };
  return (
    <FailureNotice
      failure={failure}
      tone={unknown || failure.code === 'conflict' ? 'warn' : 'danger'}
      title={t(unknown ? 'user.apply.unknown' : 'user.apply.notSaved', { name: user.handle })}
      actions={
        <button
          type="button"
          className="btn small"
          onClick={() => void client.invalidateQueries({ queryKey: orpc.users.get.key({ input }) })}
        >
          {t('user.readAgain')}
        </button>
      }
    />
  );
}

interface EditFieldProps extends Omit<ProfileTabProps, 'edits' | 'awaited'> {
  readonly field: Field;
  readonly groups: readonly GroupRef[];
  readonly all: GroupsOnDemand;
  /** Why this field can't be changed, where that is not said of all. */
  readonly missing: string | null;
}

function EditField(props: EditFieldProps) {
  const { connection, field, description, user, profile, groups, all, locked, missing } = props;
  const { t } = useTranslation();
  const levelOf = (id: string) => {
    const group = user.groups.find((one) => one.id === id);
    return group ? levelWords(group, description) : null;
  };
  const words = (value: Value) =>
    valueWords(value, field, groups, {
      yes: t('user.field.yes'),
      no: t('user.field.no'),
      none: t('user.field.none'),
    });
  const groupsKey = description.editFields.find((one) => one.type === 'groups')?.key;
  const chosen = groupsKey ? profile.valueOf(groupsKey) : null;
  const choosable =
    field.type === 'group' && Array.isArray(chosen) ? groups.filter(({ id }) => chosen.includes(id)) : groups;
  const present = profile.presentOf(field.key);
  const theirs = profile.conflictOf(field.key);
  const changed = profile.isChanged(field.key);
  return (
    <div className={changed ? 'edit-field is-changed' : 'edit-field'}>
      <UserField
        instanceId={connection.id}
        field={field}
        value={memberOnly(field, profile.valueOf(field.key), choosable)}
        error={profile.errorOf(field)}
        missing={missing}
        locked={locked}
        long={typeof present === 'string' && isLong(present)}
        was={changed && field.type !== 'password' ? words(present) : null}
        groups={choosable}
        onWantGroups={all.want}
        groupsPending={all.pending}
        levelOf={levelOf}
        handle={user.handle}
        userId={user.id}
        onChange={(value) => profile.set(field, value)}
      />
      {theirs === undefined ? null : (
        <div className="note warn-note conflict" role="alert">
          <Icon name="alert" size="s" />
          <span className="grow">
            <ServerText>{t('user.field.conflict', { value: words(theirs) })}</ServerText>
          </span>
          <button type="button" className="btn small" onClick={() => profile.keepMine(field.key)}>
            {t('user.field.keepMine')}
          </button>
          <button type="button" className="btn small" onClick={() => profile.takeTheirs(field.key)}>
            {t('user.field.takeTheirs')}
          </button>
        </div>
      )}
    </div>
  );
}

/** A primary group that would no longer be one of the user's groups is shown as none, as the server will have it. */
function memberOnly(field: Field, value: Value, choosable: readonly GroupRef[]): Value {
  return field.type === 'group' && !choosable.some((group) => group.id === value) ? null : value;
}

function valueWords(
  value: Value,
  field: Field,
  groups: readonly GroupRef[],
  words: { yes: string; no: string; none: string },
): string {
  const name = (id: string) =>
    groups.find((group) => group.id === id)?.name ?? field.choices.find((one) => one.value === id)?.label ?? id;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length > 0 ? nameList(value.map(name)) : words.none;
  return value === null || value === '' ? words.none : name(value);
}
