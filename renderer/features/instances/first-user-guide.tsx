import { useTranslation } from 'react-i18next';
import type { FirstUserGuide } from '../../../electron/domain/probe.ts';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { useCopy } from '../../lib/clipboard.ts';

/** How a first user is made outside of Roster: what to do, the command to copy, the page to open in a browser. */
export function GuideWords({ guide: { text, command, address } }: { guide: FirstUserGuide }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{text}</p>
      {command === null ? null : (
        <Copied text={command} label={t('instances.guide.copyCommand')}>
          <code className="selectable">{command}</code>
        </Copied>
      )}
      {address === null ? null : (
        <Copied text={address} label={t('instances.guide.copyAddress')}>
          <a className="link" href={address} target="_blank" rel="noopener noreferrer">
            <ServerText>{address}</ServerText>
          </a>
        </Copied>
      )}
    </>
  );
}

interface CopiedProps {
  readonly text: string;
  /** What the button does, in words. */
  readonly label: string;
  readonly children: React.ReactNode;
}

/** Something on a line of its own, with a button that copies it. */
function Copied({ text, label, children }: CopiedProps) {
  const { t } = useTranslation();
  const { copied, copy } = useCopy();
  return (
    <div className="copied-line">
      {children}
      <button
        type="button"
        className="btn plain small square"
        aria-label={copied ? t('common.copied') : label}
        title={label}
        onClick={() => void copy(text)}
      >
        <Icon name={copied ? 'check' : 'copy'} size="s" />
      </button>
    </div>
  );
}
