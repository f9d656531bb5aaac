import { useTranslation } from 'react-i18next';
import type { Failure } from '../../electron/domain/failure.ts';
import { useCopy } from '../lib/clipboard.ts';
import { Icon } from './icon.tsx';
import { ServerText } from './server-text.tsx';

/** A failure as lines of text that can be passed on: code, details, the server's words. */
function detailLines({ code, details, serverMessage }: Failure): string[] {
  const lines = [`code: ${code}`, ...Object.entries(details).map(([name, value]) => `${name}: ${value}`)];
  return serverMessage ? [...lines, `server: ${serverMessage}`] : lines;
}

/** The technical side of a failure, folded away until wanted; it can be copied. */
export function TechnicalDetail({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopy();
  const lines = detailLines(failure);
  return (
    <details className="detail">
      <summary>{t('common.technicalDetail')}</summary>
      <div className="detail-body">
        <div className="mono">
          {lines.map((line) => (
            <div key={line}>
              <ServerText>{line}</ServerText>
            </div>
          ))}
        </div>
        <button
          type="button"
          className="btn plain small"
          aria-label={t('common.copyDetail')}
          onClick={() => void copy(lines.join('\n'))}
        >
          <Icon name={copied ? 'check' : 'copy'} size="s" />
          <span aria-live="polite">{copied ? t('common.copied') : t('common.copy')}</span>
        </button>
      </div>
    </details>
  );
}
