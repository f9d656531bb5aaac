import { useTranslation } from 'react-i18next';
import { storedRoleLabel } from '../../../../electron/domain/change-words.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { Icon } from '../../../components/icon.tsx';
import { Picker } from '../../../components/picker.tsx';
import type { ProposalState } from '../../../components/review/use-proposal.ts';
import { missingWords } from '../../../lib/description.ts';
import type { UserLock } from './use-user-lock.ts';

interface StoredRolesProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly user: User;
  readonly proposal: ProposalState;
  readonly lock: UserLock;
  readonly stored: NonNullable<Description['storedRoles']>;
  /** Ids of the roles that are stored for the user. */
  readonly held: readonly string[];
}

/** Roles that the server stores and enforces nowhere: apart from the permissions, and saying so. */
export function StoredRoles({ connection, description, user, proposal, lock, stored, held }: StoredRolesProps) {
  const { t } = useTranslation();
  const missing = missingWords(description, 'users.stored-roles');
  const unavailable = lock.unavailable('users.stored-roles');
  const all = stored.families.flatMap((family) =>
    family.roles.map((role) => ({ value: role.id, label: role.label, section: family.label })),
  );
  const set = (id: string, give: boolean) => {
    const words = { role: storedRoleLabel(id, description), user: user.handle, instance: connection.name };
    proposal.propose({
      intents: [{ action: 'set-stored-role', userId: user.id, role: id, held: give }],
      title: t(give ? 'user.stored.giveTitle' : 'user.stored.takeTitle', words),
      intro: stored.explanation,
      confirmLabel: t(give ? 'user.stored.giveConfirm' : 'user.stored.takeConfirm'),
      keepLabel: t('user.stored.keep'),
    });
  };
  return (
    <section className="stored" aria-label={stored.title}>
      <div className="section-title">
        <h3>{stored.title}</h3>
        <span className="count">
          {held.length > 0 ? t('user.stored.held', { count: held.length }) : t('user.stored.none')}
        </span>
        <span className="grow" />
        <Picker
          label={t('user.stored.give')}
          searchLabel={t('user.stored.search')}
          options={all.filter((role) => !held.includes(role.value))}
          nothing={t('user.stored.all')}
          unavailable={unavailable}
          onPick={(id) => set(id, true)}
        />
      </div>
      <div className="note small">
        <Icon name="info" size="s" />
        <p>{stored.explanation}</p>
      </div>
      {missing ? <p className="small faint why-not">{missing}</p> : null}
      <ul className="perms dim" aria-label={stored.title}>
        {held.map((id) => (
          <li key={id} className="perm">
            <span className="blank" />
            <span className="grow">{storedRoleLabel(id, description)}</span>
            <span className="why">{t('user.stored.withoutEffect')}</span>
            <button
              type="button"
              className="btn plain square small"
              aria-label={t('user.stored.take', { name: storedRoleLabel(id, description) })}
              title={unavailable ?? t('user.stored.take', { name: storedRoleLabel(id, description) })}
              disabled={unavailable !== null}
              onClick={() => set(id, false)}
            >
              <Icon name="x" size="s" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
