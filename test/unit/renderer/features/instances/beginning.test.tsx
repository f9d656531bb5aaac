// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../../../../electron/domain/connection.ts';
import type { SignInMethod } from '../../../../../electron/domain/description.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { ProbeEvent, ProbeFinding } from '../../../../../electron/domain/probe.ts';
import { AddScreen } from '../../../../../renderer/features/instances/add-screen.tsx';
import { answerWith, os } from '../../support/fake-bridge.ts';
import { formField } from '../../support/other-kinds.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection, methods, probeEvents, streamOf } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  sessionStorage.clear();
});

const SETUP = 'https://lab-03.example.org/setup';
const setupGuide = { text: 'Open its page and finish it.', command: null, address: SETUP };

const finding = (events: ProbeEvent[], more: Partial<ProbeFinding>): ProbeEvent[] =>
  events.map((event) => (event.type === 'finding' ? { ...event, finding: { ...event.finding, ...more } } : event));
const unset = () => finding(probeEvents('virgin'), { firstUserGuide: setupGuide });

function openScreen(events: (draft: Draft, number: number) => ProbeEvent[]) {
  const probed: Draft[] = [];
  const added: Draft[] = [];
  answerWith({
    app: { info: os.app.info.handler(() => appInfo) },
    instances: {
      list: os.instances.list.handler(() => []),
      probe: os.instances.probe.handler(({ input }) => {
        probed.push(input);
        return streamOf(events(input, probed.length));
      }),
      add: os.instances.add.handler(({ input }) => {
        added.push(input);
        return connection({ id: 'new' });
      }),
    },
  });
  const routes = [
    { path: '/instances/new', element: <AddScreen /> },
    { path: '/instances/first-user', element: <p>the wizard</p> },
    { path: '*', element: <p>elsewhere</p> },
  ];
  return { ...renderRoutes(routes, '/instances/new', { address: 'https://lab-03.example.org' }), probed, added };
}

/** Second by second, so that what a look has shown is drawn before the next one. */
async function pass(seconds: number) {
  for (let second = 0; second < seconds; second += 1) await act(() => vi.advanceTimersByTimeAsync(1000));
}
const button = (name: string) => screen.getByRole('button', { name });

describe('a server that is set up on a page of its own', () => {
  test('is told with that page, to open and to copy', async () => {
    openScreen(unset);
    expect(await screen.findByText('Open its page and finish it.')).toBeTruthy();
    const link = screen.getByRole('link', { name: SETUP });
    expect([link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
      SETUP,
      '_blank',
      'noopener noreferrer',
    ]);
    expect(button('Copy the address')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Create the first user…' })).toBeNull();
  });

  test('is looked at ever more rarely until it is set up, and then asks for the sign-in with all that was typed', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let isUp = false;
    const { probed } = openScreen(() => (isUp ? probeEvents('recognised') : unset()));
    await screen.findByText(/Roster waits/);
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'old one' } });
    const before = probed.length;
    await pass(30);
    const inHalfAMinute = probed.length - before;
    expect(inHalfAMinute).toBeGreaterThan(2);
    expect(inHalfAMinute).toBeLessThan(6);
    isUp = true;
    await pass(30);
    expect(await screen.findByRole('textbox', { name: 'Handle' })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'old one');
    const known = probed.length;
    await pass(120);
    expect(probed).toHaveLength(known);
    expect(probed.every(({ signIn, secret }) => signIn === null && secret === null)).toBe(true);
  });

  test('is looked at at once when the person comes back, and waiting goes on while it starts anew', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let isAway = false;
    const { probed } = openScreen(() =>
      isAway ? probeEvents(['tcp', failure('connection-refused', { origin: 'x' })]) : unset(),
    );
    await screen.findByText(/Roster waits/);
    isAway = true;
    const before = probed.length;
    fireEvent.focus(window);
    await waitFor(() => expect(probed).toHaveLength(before + 1));
    expect(await screen.findByText(/does not answer right now/)).toBeTruthy();
    expect(screen.getByText('Open its page and finish it.')).toBeTruthy();
    isAway = false;
    fireEvent.click(button('Look now'));
    expect(await screen.findByText(/Roster waits/)).toBeTruthy();
  });

  test('is left alone once waiting was stopped, until it is wanted again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { probed } = openScreen(unset);
    await screen.findByText(/Roster waits/);
    fireEvent.click(button('Stop waiting'));
    const before = probed.length;
    await pass(120);
    expect(probed).toHaveLength(before);
    fireEvent.click(button('Wait again'));
    await pass(60);
    expect(probed.length).toBeGreaterThan(before);
  });
});

describe('a server that may have no administrator', () => {
  test('offers the way to the first one beside the sign-in, with the address kept', async () => {
    const { router } = openScreen(() =>
      finding(probeEvents('recognised'), { firstUserFields: [formField('text', 'handle', 'User name')] }),
    );
    expect(await screen.findByRole('textbox', { name: 'Handle' })).toBeTruthy();
    fireEvent.click(screen.getByText('No administrator yet?'));
    fireEvent.click(button('Make the first administrator…'));
    expect(await screen.findByText('the wizard')).toBeTruthy();
    expect(router.state.location.search).toContain('lab-03');
  });

  test('shows the command that makes it where Roster cannot, until the sign-in has worked', async () => {
    const guide = { text: 'On its command line.', command: 'make:admin', address: null };
    openScreen(({ signIn }) => finding(probeEvents(signIn ? 'signedIn' : 'recognised'), { firstUserGuide: guide }));
    fireEvent.click(await screen.findByText('No administrator yet?'));
    expect(screen.getByText('make:admin')).toBeTruthy();
    expect(button('Copy the command')).toBeTruthy();
    expect(screen.queryByText('This server has no user yet')).toBeNull();
    fireEvent.change(screen.getByRole('textbox', { name: 'Handle' }), { target: { value: 'ann' } });
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'secret' } });
    fireEvent.click(button('Test again'));
    await waitFor(() => expect(screen.queryByText('No administrator yet?')).toBeNull());
  });
});

describe('signing in by what the kind describes', () => {
  const token: SignInMethod = {
    id: 'token',
    label: 'Token',
    handleLabel: null,
    handleHelp: null,
    secretLabel: 'The token',
    extraSecrets: [],
  };
  const keys: SignInMethod = {
    id: 'keys',
    label: 'Key',
    handleLabel: 'Owner',
    handleHelp: 'The key does not tell it.',
    secretLabel: 'Main key',
    extraSecrets: [{ purpose: 'second', label: 'Second key', help: 'Needed for servers.' }],
  };

  const open = (signInMethods: SignInMethod[]) =>
    openScreen(({ signIn }) => finding(probeEvents(signIn ? 'signedIn' : 'recognised'), { signInMethods }));

  test('a method without a public field has none, and none is sent', async () => {
    const { added } = open([token, ...methods]);
    const secret = await screen.findByLabelText('The token');
    expect(screen.queryByRole('textbox', { name: 'Handle' })).toBeNull();
    fireEvent.change(secret, { target: { value: 'v2/a/b' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Save lab-03' }));
    await waitFor(() => expect(added).toHaveLength(1));
    expect(added[0]).toMatchObject({ signIn: { method: 'token', handle: '' }, secret: 'v2/a/b', extraSecrets: {} });
  });

  test('says why a public field is asked for, and sends further keys by their purpose', async () => {
    const { added } = open([keys]);
    const owner = await screen.findByRole('textbox', { name: 'Owner' });
    expect(within(owner.closest('form') as HTMLElement).getByText('The key does not tell it.')).toBeTruthy();
    expect(screen.getByText('Needed for servers.')).toBeTruthy();
    fireEvent.change(owner, { target: { value: 'ann' } });
    fireEvent.change(screen.getByLabelText('Main key'), { target: { value: 'one' } });
    fireEvent.change(screen.getByLabelText('Second key, optional'), { target: { value: 'two' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Save lab-03' }));
    await waitFor(() => expect(added).toHaveLength(1));
    expect(added[0]).toMatchObject({
      signIn: { method: 'keys', handle: 'ann' },
      secret: 'one',
      extraSecrets: { second: 'two' },
    });
  });
});
