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
        <ServerText>{user.handle || user.email || user.id}</ServerText>
      </h2>
      <StatusMark className="small panel-state" status={user.status} statuses={description.statuses} />
    </>
  );
}

/** The administrator level and the id, which can be copied. */
export function PanelSubtitle({ user, description }: HeadProps) {
  const { t } = useTranslation();
  const { copied, copy } = useCopy();
  const known = description.administratorLevels.find((one) => one.id === user.administrator);
  const level = known?.label ?? user.administrator;
  const plain = description.administratorLevels.length === 1 ? level : null;
  const words = level === null ? t('user.notAdministrator') : (plain ?? t('user.administratorLevel', { level }));
  return (
    <p className="panel-subtitle">
      <span>
        {words}
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

/** What holds for the whole account: that it must not be changed, and what was just done to it. */
export function PanelNotes({ user: { untouchable }, done }: { user: User; done: string | null }) {
  return (
    <>
      {untouchable === undefined ? null : (
        <p className="note small panel-note">
          <Icon name="lock" size="s" />
          <ServerText>{untouchable}</ServerText>
        </p>
      )}
      <div role="status">
        {done === null ? null : (
          <p className="note small panel-note">
            <Icon name="done" size="s" className="good" />
            <ServerText>{done}</ServerText>
          </p>
        )}
      </div>
    </>
  );
}
