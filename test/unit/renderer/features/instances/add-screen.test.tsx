// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Connection, Draft } from '../../../../../electron/domain/connection.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { ProbeEvent } from '../../../../../electron/domain/probe.ts';
import { AddScreen } from '../../../../../renderer/features/instances/add-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection, probeEvents, streamOf } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

interface Answers {
  readonly events?: (draft: Draft) => ProbeEvent[];
  readonly add?: (draft: Draft) => Promise<Connection>;
  readonly reset?: (input: { instanceId: string; password: string }) => Promise<Connection>;
  readonly saved?: Connection[];
}

/** Draws the screen and records what it asks for. */
function openScreen({ events, add, reset, saved = [] }: Answers = {}, state: unknown = null) {
  const probed: Draft[] = [];
  const added: Draft[] = [];
  answerWith({
    app: { info: os.app.info.handler(() => appInfo) },
    instances: {
      list: os.instances.list.handler(() => saved),
      probe: os.instances.probe.handler(({ input }) => {
        probed.push(input);
        return streamOf(events ? events(input) : probeEvents(input.signIn ? 'signedIn' : 'recognised'));
      }),
      add: os.instances.add.handler(({ input }) => {
        added.push(input);
        return add ? add(input) : connection({ id: 'new' });
      }),
      resetOwnPassword: os.instances.resetOwnPassword.handler(({ input }) =>
        reset ? reset(input) : connection({ id: 'new' }),
      ),
    },
  });
  const routes = [
    { path: '/instances/new', element: <AddScreen /> },
    { path: '/instances/:instanceId/users', element: <p>the users</p> },
    { path: '/instances', element: <p>the list</p> },
  ];
  const view = renderRoutes(routes, '/instances/new', state);
  return { ...view, probed, added };
}

const address = () => screen.getByRole('textbox', { name: 'Address' });
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

function enterAddress(value: string) {
  fireEvent.focus(address());
  type(address(), value);
  fireEvent.blur(address());
}

async function enterSignIn(handle: string, secret: string) {
  type(await screen.findByRole('textbox', { name: 'Handle' }), handle);
  type(screen.getByLabelText('Password'), secret);
}

describe('adding an instance', () => {
  test('leaving the address starts the test, and the kind that is found decides how one signs in', async () => {
    const { probed } = openScreen();
    expect(screen.queryByRole('radio', { name: 'Handle and API key' })).toBeNull();
    enterAddress('https://lab-03.example.org');
    expect(await screen.findByRole('radio', { name: 'Handle and password' })).toHaveProperty('checked', true);
    expect(screen.getByRole('radio', { name: 'Handle and API key' })).toBeTruthy();
    expect(probed).toEqual([
      expect.objectContaining({ address: 'https://lab-03.example.org', signIn: null, secret: null }),
    ]);
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'lab-03');
  });

  test('an address that was handed over is tested at once', async () => {
    const { probed } = openScreen({}, { address: 'lab-04.example.org' });
    await waitFor(() => expect(probed).toHaveLength(1));
    expect(probed[0]).toMatchObject({ address: 'lab-04.example.org', name: 'lab-04' });
  });

  test('an untouched address starts nothing when it is left', async () => {
    const { probed } = openScreen();
    fireEvent.focus(address());
    fireEvent.blur(address());
    expect(probed).toEqual([]);
    expect(button('Test the connection')).toHaveProperty('disabled', true);
    expect(screen.getByText('Enter an address first.')).toBeTruthy();
  });

  test('a failing step shows its cause, the next step and the detail, and says why it cannot be saved', async () => {
    openScreen({
      events: () => probeEvents(['tls', failure('tls-self-signed', { host: 'lab-03', fingerprint: 'AA:BB' })]),
    });
    enterAddress('https://lab-03.example.org');
    const step = (await screen.findByText(/signed by itself/)).closest('li') as HTMLElement;
    expect(within(step).getByText(/Compare its fingerprint/)).toBeTruthy();
    expect(within(step).getByText('fingerprint: AA:BB')).toBeTruthy();
    expect(screen.getByText('waits for TLS')).toBeTruthy();
    expect(await screen.findByText('lab-03 can be saved once step 5 passes.')).toBeTruthy();
    expect(button('Save lab-03')).toHaveProperty('disabled', true);
  });

  test('plain http asks for consent, and giving it tests again', async () => {
    const { probed } = openScreen({
      events: ({ allowHttp, address }) =>
        allowHttp
          ? probeEvents('recognised')
          : probeEvents(['address', failure('address-insecure', { origin: address })]),
    });
    enterAddress('http://lab-03.example.org');
    await screen.findByText(/is not encrypted, and it is not on this computer/);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Allow plain http for this instance' }));
    expect(await screen.findByRole('radio', { name: 'Handle and password' })).toBeTruthy();
    expect(probed.map(({ allowHttp }) => allowHttp)).toEqual([false, true]);
  });

  test('what was typed is back after the page was loaded again, without its secret, until it is discarded', async () => {
    openScreen();
    enterAddress('https://lab-03.example.org');
    await enterSignIn('roster-admin', 'correct horse');
    type(screen.getByRole('textbox', { name: 'Name' }), 'my lab');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('correct horse');
    // The page is gone without having been left.
    cleanup();

    const { probed } = openScreen();
    expect(await screen.findByText(/What you typed is back/)).toBeTruthy();
    expect(address()).toHaveProperty('value', 'https://lab-03.example.org');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'my lab');
    expect(probed).toEqual([]);
    fireEvent.click(button('Test the connection'));
    expect(await screen.findByRole('textbox', { name: 'Handle' })).toHaveProperty('value', 'roster-admin');
    expect(screen.getByLabelText('Password')).toHaveProperty('value', '');
    fireEvent.click(button('Discard'));
    expect(address()).toHaveProperty('value', '');
    expect(screen.queryByText(/What you typed is back/)).toBeNull();
    expect(sessionStorage.length).toBe(0);
  });

  test('what was given up on leaving does not come back', async () => {
    const { router } = openScreen();
    enterAddress('https://lab-03.example.org');
    await screen.findByRole('textbox', { name: 'Handle' });
    expect(sessionStorage.length).toBe(1);
    void router.navigate('/instances');
    fireEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    expect(await screen.findByText('the list')).toBeTruthy();
    expect(sessionStorage.length).toBe(0);
  });

  test('a second click on save does not save twice, and afterwards the users are shown', async () => {
    const saving = Promise.withResolvers<Connection>();
    const { added } = openScreen({ add: () => saving.promise });
    enterAddress('https://lab-03.example.org');
    await enterSignIn('roster-admin', 'correct horse');
    const save = button('Save lab-03');
    await waitFor(() => expect(save).toHaveProperty('disabled', false));
    fireEvent.click(save);
    fireEvent.click(save);
    saving.resolve(connection({ id: 'new' }));
    expect(await screen.findByText('the users')).toBeTruthy();
    expect(added).toEqual([
      expect.objectContaining({
        name: 'lab-03',
        signIn: { method: 'password', handle: 'roster-admin' },
        secret: 'correct horse',
        environment: 'production',
      }),
    ]);
  });

  test('nothing that was typed is lost when saving fails', async () => {
    openScreen({ add: () => Promise.reject(failing('credentials-wrong', { origin: 'https://lab-03.example.org' })) });
    enterAddress('https://lab-03.example.org');
    await enterSignIn('roster-admin', 'wrong');
    fireEvent.click(screen.getByRole('radio', { name: 'Staging' }));
    fireEvent.click(button('Save lab-03'));
    expect(await screen.findByText('lab-03 was not saved.')).toBeTruthy();
    expect(screen.getByText(/did not accept the handle and password/)).toBeTruthy();
    expect(address()).toHaveProperty('value', 'https://lab-03.example.org');
    expect(screen.getByLabelText('Password')).toHaveProperty('value', 'wrong');
    expect(screen.getByRole('radio', { name: 'Staging' })).toHaveProperty('checked', true);
  });

  test('looking at another sign-in method loses neither secret', async () => {
    openScreen();
    enterAddress('https://lab-03.example.org');
    await enterSignIn('roster-admin', 'correct horse');
    fireEvent.click(screen.getByRole('radio', { name: 'Handle and API key' }));
    expect(screen.getByLabelText('API key')).toHaveProperty('value', '');
    fireEvent.click(screen.getByRole('radio', { name: 'Handle and password' }));
    expect(screen.getByLabelText('Password')).toHaveProperty('value', 'correct horse');
  });

  test('a demanded new password is asked for in place; the connection is saved once, however often it takes', async () => {
    const passwords: string[] = [];
    const { added } = openScreen({
      events: ({ signIn }) =>
        signIn
          ? probeEvents(['sign-in', failure('password-reset-required', { origin: 'lab-03', handle: 'fred' })])
          : probeEvents('recognised'),
      reset: async ({ password }) => {
        passwords.push(password);
        if (password === 'short') throw failing('password-too-short', { minimum: 8 });
        return connection({ id: 'new' });
      },
    });
    enterAddress('https://lab-03.example.org');
    await enterSignIn('fred', 'old one');
    fireEvent.click(button('Test again'));
    const choose = async (password: string) => {
      type(await screen.findByLabelText('New password'), password);
      type(screen.getByLabelText('New password, again'), password);
      fireEvent.click(button('Set the new password and save'));
    };
    await choose('short');
    expect(await screen.findByText('The password needs at least 8 characters.')).toBeTruthy();
    expect(screen.getByText('lab-03 is saved; its new password is still to be chosen, above.')).toBeTruthy();
    await choose('long enough');
    expect(await screen.findByText('the users')).toBeTruthy();
    expect(passwords).toEqual(['short', 'long enough']);
    expect(added).toHaveLength(1);
  });

  test('a server without users is explained, and cannot be saved yet', async () => {
    openScreen({ events: () => probeEvents('virgin') });
    enterAddress('https://lab-03.example.org');
    expect(await screen.findByText('This server has no user yet')).toBeTruthy();
    expect(screen.getByText('lab-03 can be saved once its first user was created.')).toBeTruthy();
  });

  test('a name that is taken is avoided when it is suggested and refused when it is typed', async () => {
    openScreen({ saved: [connection({ name: 'LAB-01' })] });
    enterAddress('https://lab-01.example.org');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'lab-01 2'));
    type(screen.getByRole('textbox', { name: 'Name' }), 'lab-01');
    expect(screen.getByText('There is an instance called lab-01 already.')).toBeTruthy();
  });

  test('leaving with unsaved input asks first, and staying keeps it', async () => {
    const { router } = openScreen();
    enterAddress('https://lab-03.example.org');
    void router.navigate('/instances');
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Stay here' }));
    expect(address()).toHaveProperty('value', 'https://lab-03.example.org');
    void router.navigate('/instances');
    fireEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    expect(await screen.findByText('the list')).toBeTruthy();
  });
});
