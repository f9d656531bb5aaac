// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { SecretStoreState } from '../../../../../electron/contract/contract.ts';
import { SettingsScreen } from '../../../../../renderer/features/settings/settings-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

function openScreen(secrets: SecretStoreState) {
  const tried: string[] = [];
  let running = true;
  answerWith({
    app: { info: os.app.info.handler(() => ({ ...appInfo, secrets })) },
    demo: {
      state: os.demo.state.handler(() => ({ running, profiles: [] })),
      stop: os.demo.stop.handler(() => {
        running = false;
        return { running, profiles: [] };
      }),
    },
    secrets: {
      unlock: os.secrets.unlock.handler(({ input }) => {
        tried.push(input.passphrase);
        throw failing('passphrase-wrong');
      }),
    },
  });
  const view = renderRoutes([{ path: '/settings', element: <SettingsScreen /> }], '/settings');
  return { ...view, tried, isRunning: () => running };
}

describe('settings', () => {
  test('the theme is light, dark or the system’s', async () => {
    openScreen(appInfo.secrets);
    const dark = await screen.findByRole('radio', { name: 'Dark' });
    fireEvent.click(dark);
    await waitFor(() => expect(dark).toHaveProperty('checked', true));
    const theme = within(screen.getByRole('group', { name: 'Theme' }));
    const system = theme.getByRole('radio', { name: 'As the system' });
    fireEvent.click(system);
    await waitFor(() => expect(system).toHaveProperty('checked', true));
  });

  test('a key store is named, and nothing is asked for', async () => {
    openScreen(appInfo.secrets);
    expect(await screen.findByText(/kept in the key store of this computer/)).toBeTruthy();
    expect(screen.queryByLabelText('Pass phrase')).toBeNull();
  });

  test('a memory store says that secrets are forgotten, why, and offers a pass phrase', async () => {
    openScreen({ backend: 'memory', sealed: false, reason: 'No secret service answers.' });
    expect(await screen.findByText(/Roster forgets them when it ends/)).toBeTruthy();
    expect(screen.getByText(/No secret service answers/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Seal with this pass phrase' })).toBeTruthy();
  });

  test('a wrong pass phrase is said at the field, and stays there to be corrected', async () => {
    const { tried } = openScreen({ backend: 'passphrase', sealed: true, reason: null });
    const field = await screen.findByLabelText('Pass phrase');
    fireEvent.change(field, { target: { value: 'wrong' } });
    fireEvent.click(screen.getByRole('button', { name: 'Open the store' }));
    expect(await screen.findByText(/is not the right one/)).toBeTruthy();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field).toHaveProperty('value', 'wrong');
    expect(tried).toEqual(['wrong']);
  });

  test('stops the demo', async () => {
    const { isRunning } = openScreen(appInfo.secrets);
    fireEvent.click(await screen.findByRole('button', { name: 'Stop the demo' }));
    await waitFor(() => expect(isRunning()).toBe(false));
  });
});
