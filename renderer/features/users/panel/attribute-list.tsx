import { useTranslation } from 'react-i18next';
import type { Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { Icon } from '../../../components/icon.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { useCopy } from '../../../lib/clipboard.ts';
import { formatFullTime } from '../../../lib/format.ts';
import { isLong } from '../form/long-text-field.tsx';

interface AttributeListProps {
  readonly description: Description;
  readonly user: User;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

type Attribute = User['attributes'][string];

/**
 * What only this kind tells about an account: the id first, since other tools ask for it, and what no form shows, or
 * not so that it could be read.
 */
export function AttributeList({ description, user }: AttributeListProps) {
  const { t } = useTranslation();
  const inForm = new Set(description.editFields.map((field) => field.key));
  const own = description.attributes.filter(({ key }) => {
    const value = user.attributes[key];
    return value !== undefined && (!inForm.has(key) || (typeof value === 'string' && isLong(value)));
  });
  return (
    <section className="attributes" aria-label={t('user.details.title')}>
      <div className="section-title">
        <h3>{t('user.details.title')}</h3>
      </div>
      <dl className="facts-list">
        <Fact label={t('user.id')} value={user.id} mono />
        {own.map(({ key, label }) => (
          <Fact key={key} label={label} value={user.attributes[key] ?? null} />
        ))}
      </dl>
    </section>
  );
}

function Fact({ label, value, mono = false }: { label: string; value: Attribute; mono?: boolean }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopy();
  const text = typeof value === 'string' ? value : null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="attribute">
        {text !== null && isLong(text) ? (
          <Folded label={label} text={text} />
        ) : (
          <span className={mono ? 'grow mono' : 'grow'}>
            <Plain value={value} />
          </span>
        )}
        {text ? (
          <button
            type="button"
            className="btn plain square tiny"
            aria-label={copied ? t('user.copied') : t('user.details.copy', { label })}
            onClick={() => void copy(text)}
          >
            <Icon name={copied ? 'check' : 'copy'} size="s" />
          </button>
        ) : null}
      </dd>
    </div>
  );
}

function Plain({ value }: { value: Attribute }) {
  const { t } = useTranslation();
  if (value === null || value === '') return <span className="faint">–</span>;
  if (typeof value === 'boolean') return t(value ? 'user.field.yes' : 'user.field.no');
  if (typeof value === 'string' && TIME.test(value)) {
    return (
      <time dateTime={value} title={value}>
        {formatFullTime(value)}
      </time>
    );
  }
  return <ServerText>{String(value)}</ServerText>;
}

function Folded({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  return (
    <details className="grow">
      <summary>{t('user.details.unfold', { label })}</summary>
      <pre className="mono attribute-text">
        <ServerText>{readable(text)}</ServerText>
      </pre>
    </details>
  );
}

/** JSON with its lines, anything else as it came. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
