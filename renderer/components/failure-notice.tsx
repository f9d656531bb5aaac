import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../electron/domain/failure.ts';
import { classNames } from '../lib/class-names.ts';
import { useFailureWords } from '../lib/failure-words.ts';
import { Icon } from './icon.tsx';
import { ServerText } from './server-text.tsx';
import { TechnicalDetail } from './technical-detail.tsx';

interface FailureNoticeProps {
  readonly failure: Failure;
  /** What was tried, as a sentence before the cause: "fred was not saved." */
  readonly title?: string;
  /** The next step that a person can take, as buttons. */
  readonly actions?: ReactNode;
  readonly tone?: 'danger' | 'warn';
}

/** A failure: what happened, why, what to do next, the server's own words, and the technical detail unfolded on demand. */
export function FailureNotice({ failure, title, actions, tone = 'danger' }: FailureNoticeProps) {
  const { message, hint } = useFailureWords(failure);
  // Whoever was asked and said no knows it: that is nothing to be drawn to.
  const isDeclined = failure.code === 'not-confirmed';
  return (
    <div className={classNames('note failure', !isDeclined && `${tone}-note`)} role="alert">
      <Icon name={isDeclined ? 'info' : 'alert'} />
      <div className="grow">
        {title ? <p className="strong">{title}</p> : null}
        <p className={title ? undefined : 'strong'}>
          <ServerText>{message}</ServerText>
        </p>
        <p>
          <ServerText>{hint}</ServerText>
        </p>
        <ServerWords failure={failure} />
        <div className="failure-foot">
          {actions}
          <TechnicalDetail failure={failure} />
        </div>
      </div>
    </div>
  );
}

/** What the server itself said, where it said something. */
export function ServerWords({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  if (!failure.serverMessage) return null;
  return (
    <p className="server-words">
      <span className="faint">{t('common.serverSays')}</span>{' '}
      <q>
        <ServerText>{failure.serverMessage}</ServerText>
      </q>
    </p>
  );
}
