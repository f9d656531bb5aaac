// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Certificate } from '../../../../../electron/domain/certificate.ts';
import type { Draft } from '../../../../../electron/domain/connection.ts';
import { type Failure, failure } from '../../../../../electron/domain/failure.ts';
import type { ProbeEvent } from '../../../../../electron/domain/probe.ts';
import { AddScreen } from '../../../../../renderer/features/instances/add-screen.tsx';
import { answerWith, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection, probeEvents, streamOf } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const hex = (pair: string) => Array(32).fill(pair).join(':');
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const key = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n';
const leaf: Certificate = {
  subject: 'CN=lab-03',
  issuer: 'CN=Lab Root',
  names: 'lab-03.example.org',
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2099-01-01T00:00:00.000Z',
  fingerprint: hex('AA'),
  pin: hex('BB'),
  pem,
};

function failedTls(why: Failure, shown = leaf): ProbeEvent[] {
  return probeEvents(['tls', why]).map((event) =>
    event.type === 'step' && event.step.step === 'tls' ? { ...event, step: { ...event.step, chain: [shown] } } : event,
  );
}

function openScreen(events: (draft: Draft) => ProbeEvent[]) {
  const probed: Draft[] = [];
  answerWith({
    app: { info: os.app.info.handler(() => appInfo) },
    instances: {
      list: os.instances.list.handler(() => [connection({ folder: 'Labs' })]),
      probe: os.instances.probe.handler(({ input }) => {
        probed.push(input);
        return streamOf(events(input));
      }),
    },
  });
  const routes = [{ path: '/instances/new', element: <AddScreen /> }];
  renderRoutes(routes, '/instances/new', { address: 'https://lab-03.example.org' });
  return probed;
}

const choose = (label: string, ...files: string[]) =>
  fireEvent.change(document.querySelector(`input[type=file][aria-label="${label}"]`) as HTMLElement, {
    target: { files: files.map((text) => new File([text], 'a.pem')) },
  });
const select = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });

describe('a server that this computer does not trust', () => {
  const untrusted = () => failedTls(failure('tls-untrusted', { host: 'lab-03.example.org' }));

  test('is tested again with the key that was pinned after comparing', async () => {
    const probed = openScreen((draft) =>
      draft.network.trust.mode === 'pin' ? probeEvents('recognised') : untrusted(),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Pin this key…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(leaf.pin)).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Pin this key and test again' }));
    await waitFor(() => expect(probed).toHaveLength(2));
    expect(probed[1]?.network.trust).toEqual({ mode: 'pin', fingerprint: leaf.pin, pem });
  });

  test('is tested again with the CA’s file; another file says what is wrong with it', async () => {
    const probed = openScreen(untrusted);
    await screen.findByRole('button', { name: 'Pin this key…' });
    choose('Choose the CA file…', 'no certificate');
    expect(await screen.findByText('This file holds no certificate that Roster can read.')).toBeTruthy();
    choose('Choose the CA file…', pem);
    await waitFor(() => expect(probed).toHaveLength(2));
    expect(probed[1]?.network.trust).toEqual({ mode: 'ca', pem });
  });

  test('shows both keys when a pinned one changed', async () => {
    openScreen((draft) => {
      const { trust } = draft.network;
      const changed = failedTls(failure('tls-pin-changed', { host: 'lab-03' }), { ...leaf, pin: hex('CC') });
      return trust.mode === 'pin' ? changed : untrusted();
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Pin this key…' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Pin this key and test again' }));
    await screen.findByText('The key of lab-03 is not the pinned one.');
    fireEvent.click(screen.getByRole('button', { name: 'Pin this key…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(hex('BB'))).toBeTruthy();
    expect(dialog.getByText(hex('CC'))).toBeTruthy();
  });
});

describe('the network settings', () => {
  test('a proxy of one’s own is sent with its credentials; half an address is not sent', async () => {
    const probed = openScreen(() => probeEvents('recognised'));
    await waitFor(() => expect(probed).toHaveLength(1));
    select('Proxy', 'own');
    expect(screen.getByRole('button', { name: 'Test again' }).hasAttribute('disabled')).toBe(true);
    const type = (name: string, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });
    type('Address of the proxy', 'proxy.example.org:3128/path');
    expect(screen.getByText(/is not the address of a proxy/)).toBeTruthy();
    type('Address of the proxy', 'proxy.example.org:3128');
    type('Handle for the proxy', 'fred');
    type('Password for the proxy', 'hidden');
    fireEvent.click(screen.getByRole('button', { name: 'Test again' }));
    await waitFor(() => expect(probed).toHaveLength(2));
    expect(probed[1]).toMatchObject({
      network: { proxy: { mode: 'own', url: 'proxy.example.org:3128', handle: 'fred' } },
      networkSecrets: { proxyPassword: 'hidden' },
    });
  });

  test('a client certificate brings its key along, out of sight of the settings', async () => {
    const probed = openScreen(() => probeEvents('recognised'));
    await waitFor(() => expect(probed).toHaveLength(1));
    choose('Choose the certificate…', pem + key);
    expect(await screen.findByText(/Its key goes into the secret store/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Test again' }));
    await waitFor(() => expect(probed).toHaveLength(2));
    expect(probed[1]?.network.clientCertificate).toEqual({ pem });
    expect(probed[1]?.networkSecrets.clientKey).toContain('PRIVATE KEY');
  });

  test('the folder is one that is there, or a new one', async () => {
    const probed = openScreen(() => probeEvents('recognised'));
    await waitFor(() => expect(probed).toHaveLength(1));
    select('Folder', 'in:Labs');
    select('Folder', 'new');
    fireEvent.change(screen.getByLabelText('Name of the folder'), { target: { value: 'Games' } });
    fireEvent.click(screen.getByRole('button', { name: 'Test again' }));
    await waitFor(() => expect(probed[1]?.folder).toBe('Games'));
  });
});
