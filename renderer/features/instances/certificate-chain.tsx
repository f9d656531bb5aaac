import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../electron/domain/certificate.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { useCopy } from '../../lib/clipboard.ts';
import { formatDate } from '../../lib/format.ts';
import { type ChainLink, chainLinks } from './chain.ts';

interface CertificateChainProps {
  readonly chain: readonly Certificate[];
  /** What is wrong with the chain; null where it was accepted. */
  readonly failure: Failure | null;
}

/** The certificates that a server showed, from its own to the root, with what is wrong with which. */
export function CertificateChain({ chain, failure }: CertificateChainProps) {
  const { t } = useTranslation();
  if (chain.length === 0) return null;
  return (
    <>
      <ol className="chain" aria-label={t('probe.chain.label')}>
        {chainLinks(chain, failure?.code ?? null, Date.now()).map((link, index) => (
          <Link key={link.certificate?.fingerprint ?? link.name} link={link} isServer={index === 0} />
        ))}
      </ol>
      <CopyChain chain={chain} />
    </>
  );
}

/** Copies the certificates as PEM, each with its names and fingerprints, for whoever looks after them. */
function CopyChain({ chain }: { chain: readonly Certificate[] }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopy();
  const text = chain
    .map(({ subject, issuer, fingerprint, pin, pem }) => [subject, issuer, fingerprint, pin, pem].join('\n'))
    .join('\n');
  return (
    <button type="button" className="btn plain small" onClick={() => void copy(text)}>
      <Icon name={copied ? 'check' : 'copy'} size="s" />
      <span aria-live="polite">{copied ? t('common.copied') : t('probe.chain.copy')}</span>
    </button>
  );
}

function Link({ link, isServer }: { link: ChainLink; isServer: boolean }) {
  const { t } = useTranslation();
  const { name, certificate, trouble } = link;
  return (
    <li>
      <span className={classNames('node', trouble && 'bad')}>
        <Icon name={trouble ? 'x' : 'check'} />
      </span>
      <span className="grow">
        <b>
          <ServerText>{name}</ServerText>
        </b>{' '}
        {trouble ? <span className="danger">{<TroubleWords link={link} />}</span> : null}
        {certificate ? <Facts certificate={certificate} isServer={isServer} /> : null}
        {certificate && trouble ? (
          <span className="small faint mono">
            {trouble === 'key'
              ? t('probe.chain.pin', { pin: certificate.pin })
              : t('probe.chain.fingerprint', { fingerprint: certificate.fingerprint })}
          </span>
        ) : null}
      </span>
    </li>
  );
}

function TroubleWords({ link: { certificate, trouble } }: { link: ChainLink }) {
  const { t } = useTranslation();
  if (!trouble) return null;
  if (!certificate) return t(`probe.chain.trouble.${trouble === 'missing' ? 'missing' : 'root'}`);
  const date = formatDate(trouble === 'early' ? certificate.validFrom : certificate.validUntil);
  return <ServerText>{t(`probe.chain.trouble.${trouble}`, { date, names: certificate.names })}</ServerText>;
}

function Facts({ certificate, isServer }: { certificate: Certificate; isServer: boolean }) {
  const { t } = useTranslation();
  const { subject, issuer, validUntil } = certificate;
  const facts = [
    isServer ? t('probe.chain.server') : null,
    subject === issuer ? null : t('probe.chain.issued', { issuer }),
    t('probe.chain.validUntil', { date: formatDate(validUntil) }),
  ];
  return (
    <span className="small faint">
      <ServerText>{facts.filter((fact) => fact !== null).join(' · ')}</ServerText>
    </span>
  );
}
