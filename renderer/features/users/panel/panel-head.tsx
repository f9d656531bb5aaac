import { useTranslation } from 'react-i18next';
import type { Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { Icon } from '../../../components/icon.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { useCopy } from '../../../lib/clipboard.ts';
import { StatusMark } from '../status-mark.tsx';

interface HeadProps {
  readonly user: User;
  readonly description: Description;
}

/** Who it is, and in which state. */
export function PanelTitle({ user, description }: HeadProps) {
  return (
    <>
      <h2 className="cut" title={user.handle}>
        <ServerText>{user.handle}</ServerText>
      </h2>
      <StatusMark className="small panel-state" status={user.status} statuses={description.statuses} />
    </>
  );
}

/** The administrator level and the id, which can be copied. */
export function PanelSubtitle({ user, description }: HeadProps) {
  const { t } = useTranslation();
  const { copied, copy } = useCopy();
  const level = description.administratorLevels.find((one) => one.id === user.administrator)?.label;
  return (
    <p className="panel-subtitle">
      <span>
        {user.administrator === null
          ? t('user.notAdministrator')
          : t('user.administratorLevel', { level: level ?? user.administrator })}
        {` · ${t('user.id')} `}
        <span className="mono">{user.id}</span>
      </span>
      <button
        type="button"
        className="btn plain square tiny"
        aria-label={t(copied ? 'user.copied' : 'user.copyId')}
        onClick={() => void copy(user.id)}
      >
        <Icon name={copied ? 'check' : 'copy'} size="s" />
      </button>
    </p>
  );
}
