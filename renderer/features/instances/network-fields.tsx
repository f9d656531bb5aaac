import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DEFAULT_NETWORK,
  type ProxySetting,
  readProxyAddress,
  type Timeouts,
  timeoutsSchema,
} from '../../../electron/domain/network.ts';
import { PasswordField, SelectField, TextField } from '../../components/field.tsx';
import { useFailureWords } from '../../lib/failure-words.ts';
import { ClientCertificateField } from './client-certificate-field.tsx';
import { type DraftForm, sameNetwork } from './draft.ts';
import { TrustField } from './trust-field.tsx';

export interface NetworkFieldsProps {
  readonly form: DraftForm;
  readonly onChange: (change: Partial<DraftForm>) => void;
  /** Whether the saved connection has secrets of its own for the way. */
  readonly isSaved: boolean;
}

/** How the server is reached, folded away while everything is as this computer is set up. */
export function NetworkFields(props: NetworkFieldsProps) {
  const { t } = useTranslation();
  const usual = sameNetwork(props.form.network, DEFAULT_NETWORK);
  const [opened, setOpened] = useState(!usual);
  return (
    <details className="network" open={opened || !usual} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <b>{t('network.title')}</b> <span className="faint">{t(usual ? 'network.usual' : 'network.own')}</span>
      </summary>
      <div className="network-body">
        <TrustField {...props} />
        <ProxyFields {...props} />
        <ClientCertificateField {...props} />
        <TimeoutFields {...props} />
      </div>
    </details>
  );
}

const EMPTY_PROXIES: Record<ProxySetting['mode'], ProxySetting> = {
  system: { mode: 'system' },
  none: { mode: 'none' },
  own: { mode: 'own', url: '', handle: null },
};

function ProxyFields({ form, onChange, isSaved }: NetworkFieldsProps) {
  const { t } = useTranslation();
  const { proxy } = form.network;
  const change = (next: ProxySetting) => onChange({ network: { ...form.network, proxy: next } });
  return (
    <>
      <SelectField
        label={t('network.proxy.label')}
        value={proxy.mode}
        options={(['system', 'none', 'own'] as const).map((value) => ({ value, label: t(`network.proxy.${value}`) }))}
        onChange={(mode) => change(EMPTY_PROXIES[mode])}
      />
      {proxy.mode === 'own' ? (
        <>
          <ProxyAddress url={proxy.url} onChange={(url) => change({ ...proxy, url })} />
          <div className="two">
            <TextField
              label={t('network.proxy.handle')}
              value={proxy.handle ?? ''}
              onChange={(handle) => change({ ...proxy, handle: handle || null })}
            />
            <PasswordField
              label={t('network.proxy.password')}
              help={isSaved ? t('network.proxy.kept') : undefined}
              value={form.networkSecrets.proxyPassword ?? ''}
              onChange={(password) =>
                onChange({ networkSecrets: { ...form.networkSecrets, proxyPassword: password || null } })
              }
            />
          </div>
        </>
      ) : null}
    </>
  );
}

function ProxyAddress({ url, onChange }: { url: string; onChange: (url: string) => void }) {
  const { t } = useTranslation();
  const read = url.trim() === '' ? null : readProxyAddress(url);
  return (
    <TextField
      label={t('network.proxy.address')}
      placeholder={t('network.proxy.placeholder')}
      inputMode="url"
      value={url}
      error={read && !read.ok ? <FailureSentence failure={read.failure} /> : null}
      onChange={onChange}
    />
  );
}

function FailureSentence({ failure }: { failure: Parameters<typeof useFailureWords>[0] }) {
  return useFailureWords(failure).message;
}

const PHASES = ['connect', 'headers', 'body'] as const satisfies (keyof Timeouts)[];

function TimeoutFields({ form, onChange }: NetworkFieldsProps) {
  const { t } = useTranslation();
  const { timeouts } = form.network;
  return (
    <fieldset className="plain-group">
      <legend className="label">{t('network.timeouts.label')}</legend>
      <div className="three">
        {PHASES.map((phase) => {
          const { minValue, maxValue } = timeoutsSchema.shape[phase];
          const range = { from: (minValue ?? 0) / 1000, to: (maxValue ?? 0) / 1000 };
          const isGood = timeoutsSchema.shape[phase].safeParse(timeouts[phase]).success;
          return (
            <TextField
              key={phase}
              label={t(`network.timeouts.${phase}`)}
              inputMode="numeric"
              value={timeouts[phase] === 0 ? '' : String(timeouts[phase] / 1000)}
              error={isGood ? null : t('network.timeouts.range', range)}
              onChange={(typed) => {
                const seconds = Number(typed.replace(/\D/g, '').slice(0, 5));
                onChange({ network: { ...form.network, timeouts: { ...timeouts, [phase]: seconds * 1000 } } });
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
