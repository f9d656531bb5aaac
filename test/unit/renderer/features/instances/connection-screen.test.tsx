// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../../../../electron/domain/connection.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { ProbeEvent } from '../../../../../electron/domain/probe.ts';
import { ConnectionScreen } from '../../../../../renderer/features/instances/connection-screen.tsx';
import { EditScreen } from '../../../../../renderer/features/instances/edit-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection, methods, probeEvents, streamOf } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

interface Situation {
  readonly saved?: ReturnType<typeof connection>;
  readonly at?: string;
  readonly state?: unknown;
  readonly update?: () => never;
  readonly test?: () => AsyncGenerator<ProbeEvent, void>;
  readonly kinds?: typeof methods;
}

function openScreen({
  saved = connection(),
  at = '/instances/one',
  state = null,
  update,
  test,
  kinds = methods,
}: Situation = {}) {
  const tested: string[] = [];
  const updated: Draft[] = [];
  const passwords: string[] = [];
  answerWith({
    app: { info: os.app.info.handler(() => appInfo) },
    kinds: { list: os.kinds.list.handler(() => [{ kind: 'virtool', signInMethods: kinds }]) },
    instances: {
      list: os.instances.list.handler(() => [saved]),
      test: os.instances.test.handler(({ input }) => {
        tested.push(input.instanceId);
        return test ? test() : streamOf(probeEvents('signedIn'));
      }),
      probe: os.instances.probe.handler(() => streamOf(probeEvents('recognised'))),
      update: os.instances.update.handler(({ input }) => {
        updated.push(input.draft);
        return update ? update() : saved;
      }),
      resetOwnPassword: os.instances.resetOwnPassword.handler(({ input }) => {
        passwords.push(input.password);
        return saved;
      }),
    },
  });
  const routes = [
    { path: '/instances/:instanceId', element: <ConnectionScreen /> },
    { path: '/instances/:instanceId/edit', element: <EditScreen /> },
    { path: '*', element: <p>elsewhere</p> },
  ];
  return { ...renderRoutes(routes, at, state), tested, updated, passwords };
}

describe('the page of a connection', () => {
  test('tells what is known and runs the test with the saved sign-in', async () => {
    const { tested } = openScreen();
    expect(await screen.findByText('https://lab-01.example.org')).toBeTruthy();
    expect(await screen.findByText('Handle and password, as roster-admin')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Test the connection' }));
    expect(await screen.findByText('all 9 steps passed')).toBeTruthy();
    expect(tested).toEqual(['one']);
  });

  test('stops a test whose server never answers', async () => {
    async function* silent(): AsyncGenerator<ProbeEvent, void> {
      yield* streamOf(probeEvents('signedIn').slice(0, 1));
      await new Promise(() => undefined);
    }
    openScreen({ test: silent });
    fireEvent.click(await screen.findByRole('button', { name: 'Test the connection' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Stop the test' }));
    expect(await screen.findByText('not run yet')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Stop the test' })).toBeNull();
  });

  test('starts the test by itself where another screen asked for it', async () => {
    const { tested } = openScreen({ state: { test: true } });
    await waitFor(() => expect(tested).toEqual(['one']));
  });

  test('says what the last contact failed with, and what to do next', async () => {
    const failed = failure('connection-refused', { origin: 'https://lab-01.example.org' });
    openScreen({ saved: connection({ lastContact: { at: '2026-05-04T10:00:00.000Z', failure: failed } }) });
    expect(await screen.findByText('The last contact with lab-01 failed.')).toBeTruthy();
    expect(screen.getByText('Check the port, and that the server is running.')).toBeTruthy();
  });

  test('answers a demanded new password in place', async () => {
    const failed = failure('password-reset-required', { origin: 'x', handle: 'roster-admin' });
    const { passwords } = openScreen({
      saved: connection({ lastContact: { at: '2026-05-04T10:00:00.000Z', failure: failed } }),
    });
    const submit = await screen.findByRole('button', { name: 'Set the new password' });
    fireEvent.change(screen.getByLabelText('New password'), { target: { value: 'long enough' } });
    fireEvent.change(screen.getByLabelText('New password, again'), { target: { value: 'other' } });
    expect(screen.getByText('The two are not the same.')).toBeTruthy();
    expect(submit).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('New password, again'), { target: { value: 'long enough' } });
    fireEvent.click(submit);
    expect(await screen.findByText('all 9 steps passed')).toBeTruthy();
    expect(passwords).toEqual(['long enough']);
  });

  test('says that an instance is not here', async () => {
    openScreen({ at: '/instances/other' });
    expect(await screen.findByText('This instance is not here')).toBeTruthy();
  });
});

describe('editing a connection', () => {
  test('says that there is nothing to save, then saves the changes and keeps the saved secret', async () => {
    const { updated } = openScreen({ at: '/instances/one/edit' });
    const save = await screen.findByRole('button', { name: 'Save the changes' });
    expect(save).toHaveProperty('disabled', true);
    expect(screen.getByText('No changes to save.')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'lab-one' } });
    fireEvent.click(save);
    fireEvent.click(save);
    expect(await screen.findByText('Last contact')).toBeTruthy();
    expect(updated).toEqual([
      expect.objectContaining({
        name: 'lab-one',
        secret: null,
        signIn: { method: 'password', handle: 'roster-admin' },
      }),
    ]);
  });

  test('keeps everything that was typed when the server refuses', async () => {
    openScreen({
      at: '/instances/one/edit',
      update: () => {
        throw failing('credentials-wrong', { origin: 'https://lab-01.example.org' });
      },
    });
    fireEvent.change(await screen.findByLabelText('Password'), { target: { value: 'new secret' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save the changes' }));
    // Beside the button too, since the reason may lie below the fold.
    expect(await screen.findAllByText('The changes were not saved.')).toHaveLength(2);
    expect(screen.queryByText('The changes are ready to be saved.')).toBeNull();
    expect(screen.getByLabelText('Password')).toHaveProperty('value', 'new secret');
  });

  test('offers every way to sign in that the kind has, without asking its server', async () => {
    openScreen({ at: '/instances/one/edit' });
    fireEvent.click(await screen.findByRole('radio', { name: 'Handle and API key' }));
    expect(screen.getByLabelText('API key')).toHaveProperty('value', '');
  });

  test('an empty further key keeps the saved one, and one that is typed alone is a change', async () => {
    const [password] = methods;
    const extraSecrets = [{ purpose: 'second', label: 'Second key', help: 'Needed for servers.' }];
    const { updated } = openScreen({
      at: '/instances/one/edit',
      kinds: password ? [{ ...password, extraSecrets }] : [],
    });
    const second = await screen.findByLabelText('Second key, optional');
    expect(screen.getByText('Needed for servers. Left empty, the saved one stays.')).toBeTruthy();
    const save = screen.getByRole('button', { name: 'Save the changes' });
    expect(save).toHaveProperty('disabled', true);
    fireEvent.change(second, { target: { value: 'second secret' } });
    fireEvent.click(save);
    expect(await screen.findByText('Last contact')).toBeTruthy();
    expect(updated).toEqual([expect.objectContaining({ secret: null, extraSecrets: { second: 'second secret' } })]);
  });
});
