import { useTranslation } from 'react-i18next';
import type { Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import type { Access } from '../../../../electron/domain/why/grant.ts';
import { Icon } from '../../../components/icon.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { nameList } from '../../../lib/change-words.ts';
import { permissionLabel } from '../../../lib/grant-words.ts';

interface AccessNotesProps {
  readonly description: Description;
  readonly user: User;
  readonly access: Access;
}

/** What has to be said of a user's access before anything else: administrator, not usable, told otherwise by the server. */
export function AccessNotes({ description, user, access }: AccessNotesProps) {
  const { t } = useTranslation();
  const level = description.administratorLevels.find(({ id }) => id === user.administrator);
  const making = (description.administratorPermissions ?? []).filter((permission) =>
    access.permissions.some((one) => one.permission === permission && one.grants.length > 0),
  );
  const labels = (ids: readonly string[]) => nameList(ids.map((id) => permissionLabel(description, id)));
  const { serverTable } = access;
  return (
    <>
      {level ? (
        <div className="note small access-note">
          <Icon name="key" size="s" />
          <p>
            <b>{t('access.isAdministrator', { level: level.label })}</b> {level.description}
          </p>
        </div>
      ) : null}
      {making.length > 0 ? (
        <div className="note small access-note">
          <Icon name="key" size="s" />
          <p>{t('access.administratorBy', { user: user.handle, permissions: labels(making) })}</p>
        </div>
      ) : null}
      {access.usable === false ? (
        <div className="note small access-note">
          <Icon name="ban" size="s" />
          <p>{t('access.notUsable', { user: user.handle })}</p>
        </div>
      ) : null}
      {serverTable ? (
        <div className="note warn-note small access-note">
          <Icon name="alert" size="s" />
          <div>
            <p>{t('access.serverTable')}</p>
            {serverTable.more.length > 0 ? (
              <p>
                <ServerText>{t('access.tableMore', { permissions: labels(serverTable.more) })}</ServerText>
              </p>
            ) : null}
            {serverTable.less.length > 0 ? (
              <p>
                <ServerText>{t('access.tableLess', { permissions: labels(serverTable.less) })}</ServerText>
              </p>
            ) : null}
          </div>
        </div>
      ) : null}
    </>
  );
}
