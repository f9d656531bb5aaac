// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Values } from '../../../../../electron/domain/change.ts';
import type { Connection, DraftInput } from '../../../../../electron/domain/connection.ts';
import type { Field } from '../../../../../electron/domain/description.ts';
import type { ProbeEvent } from '../../../../../electron/domain/probe.ts';
import { FirstUserScreen } from '../../../../../renderer/features/first-user/first-user-screen.tsx';
import { firstUserPath, NOTHING_HANDED_OVER } from '../../../../../renderer/lib/hand-over.ts';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection, probeEvents, streamOf } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const rules = { required: true, minimumLength: 1, maximumLength: null, reserved: ['virtool'] };
const field = (type: Field['type'], key: string, label: string, more: Partial<Field['rules']>): Field => ({
  key,
  label,
  help: null,
  type,
  choices: [],
  initial: null,
  rules: { ...rules, ...more },
});
const FIELDS = [
  field('text', 'handle', 'Handle', {}),
  field('password', 'password', 'Password', { minimumLength: 8, reserved: [] }),
];

const offering = (events: ProbeEvent[], firstUserFields: Field[]): ProbeEvent[] =>
  events.map((event) =>
    event.type === 'finding' ? { ...event, finding: { ...event.finding, firstUserFields } } : event,
  );

/** The events of looking at an empty server whose first user Roster can create. */
const virginEvents = () => offering(probeEvents('virgin'), FIELDS);

const ASKED_FIELDS = [
  field('password', 'rootToken', 'Root token', { reserved: [] }),
  field('text', 'email', 'E-mail', { reserved: [] }),
  field('text', 'handle', 'User name', {
    reserved: [],
    pattern: { source: '[a-z]+', explanation: 'Only small letters.' },
  }),
  field('text', 'firstName', 'First name', { required: false, minimumLength: null, reserved: [] }),
];

/** The events of looking at a server that does not tell whether it has an administrator. */
const askedEvents = () => offering(probeEvents('recognised'), ASKED_FIELDS);

interface Input {
  readonly draft: DraftInput;
  readonly set: Values;
}

interface Answers {
  readonly events?: () => ProbeEvent[];
  readonly create?: (input: Input) => Promise<Connection>;
  readonly add?: (draft: DraftInput) => Promise<Connection>;
  readonly saved?: Connection[];
}

const LAB = { address: 'https://lab-03.example.org', name: 'lab-03', environment: 'production' as const };

/** Draws the wizard and records what it asks for. */
function openWizard(
  { events = virginEvents, create, add, saved = [] }: Answers = {},
  given: Partial<typeof LAB> = LAB,
) {
  const created: Input[] = [];
  const added: DraftInput[] = [];
  answerWith({
    app: { info: os.app.info.handler(() => appInfo) },
    instances: {
      list: os.instances.list.handler(() => saved),
      probe: os.instances.probe.handler(() => streamOf(events())),
      createFirstUser: os.instances.createFirstUser.handler(({ input }) => {
        created.push(input);
        return create ? create(input) : connection({ id: 'new' });
      }),
      add: os.instances.add.handler(({ input }) => {
        added.push(input);
        return add ? add(input) : connection({ id: 'new' });
      }),
    },
  });
  const routes = [
    { path: '/instances/first-user', element: <FirstUserScreen /> },
    { path: '/instances/:instanceId/first-steps', element: <p>the first steps</p> },
    { path: '/instances/:instanceId/users', element: <p>the users</p> },
    { path: '/instances/new', element: <p>adding</p> },
    { path: '/instances', element: <p>the list</p> },
  ];
  const view = renderRoutes(routes, firstUserPath({ ...NOTHING_HANDED_OVER, ...given }));
  return { ...view, created, added };
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name });
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const handleField = () => screen.getByRole('textbox', { name: 'Handle' });
const passwordField = () => screen.getByLabelText('Password');
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

async function enter(handle: string, password: string) {
  await heading('Create the first user');
  type(handleField(), handle);
  type(passwordField(), password);
}

describe('the first-user wizard', () => {
  test('names the default rule as a default, before anything is typed', async () => {
    openWizard();
    const title = await heading('Create the first user');
    expect(document.activeElement).toBe(title);
    const accepted = within(screen.getByRole('region', { name: 'What the server accepts' }));
    expect(accepted.getByText('8 characters or more, nothing else is checked')).toBeTruthy();
    expect(accepted.getByText(/8 is Virtool’s default\. This server can’t be asked/)).toBeTruthy();
    expect(accepted.getByText('virtool')).toBeTruthy();
  });

  test('without a name it first shows the server, and asks what it is to be called', async () => {
    openWizard({ saved: [connection({ name: 'lab-01' })] }, { ...LAB, name: '' });
    await heading('lab-03.example.org has no users yet');
    const name = screen.getByRole('textbox', { name: 'Name' });
    type(name, 'LAB-01');
    expect(screen.getByText('There is an instance called LAB-01 already.')).toBeTruthy();
    type(name, 'lab-03');
    click('Continue');
    await heading('Create the first user');
    expect(screen.getByRole('listitem', { current: 'step' }).textContent).toContain('First user');
  });

  test('creates once however often it is clicked, and goes on with the saved instance', async () => {
    const creating = Promise.withResolvers<Connection>();
    const { created } = openWizard({ create: () => creating.promise });
    await enter(' ann ', 'long enough');
    click('Create ann on lab-03');
    click('Create ann on lab-03');
    creating.resolve(connection({ id: 'new' }));
    expect(await screen.findByText('the first steps')).toBeTruthy();
    expect(created).toEqual([
      expect.objectContaining({
        set: { handle: 'ann', password: 'long enough' },
        draft: expect.objectContaining({ name: 'lab-03', environment: 'production', signIn: null, secret: null }),
      }),
    ]);
  });

  test('sends nothing that the rules forbid, and puts the focus where to correct it', async () => {
    const { created } = openWizard();
    await enter('virtool', 'short');
    click(/^Create virtool/);
    expect(await screen.findByText('The server keeps “virtool” for itself.')).toBeTruthy();
    expect(screen.getByText('5 characters, 8 needed.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(handleField()));
    expect(created).toEqual([]);
  });

  test('takes the real minimum from a refusal and checks the form by it from then on', async () => {
    const refusal = failing('password-too-short', { minimum: 12 });
    refusal.data.fields = { password: refusal.data.message };
    const { created } = openWizard({
      create: async ({ set }) =>
        String(set.password).length < 12 ? Promise.reject(refusal) : connection({ id: 'new' }),
    });
    await enter('ann', 'nine char');
    click('Create ann on lab-03');
    expect(await screen.findByText('The server wants at least 12 characters; these are 9.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(passwordField()));
    expect(screen.getByText('12 characters or more, nothing else is checked')).toBeTruthy();
    expect(screen.getByText(/The server itself named 12 when it refused/)).toBeTruthy();
    type(passwordField(), 'eleven char');
    click('Create ann on lab-03');
    expect(await screen.findByText('The server wants at least 12 characters; these are 11.')).toBeTruthy();
    expect(created).toHaveLength(1);
    click('Generate');
    click('Create ann on lab-03');
    expect(await screen.findByText('the first steps')).toBeTruthy();
  });

  test('a lost race is said, and hands everything but the password to signing in', async () => {
    const { router } = openWizard({
      create: () => Promise.reject(failing('first-user-exists', { origin: LAB.address })),
    });
    await enter('ann', 'long enough');
    click('Create ann on lab-03');
    const title = await heading('Somebody else was faster');
    expect(document.activeElement).toBe(title);
    click('Sign in to lab-03');
    expect(await screen.findByText('adding')).toBeTruthy();
    expect(router.state.location.state).toEqual({ ...NOTHING_HANDED_OVER, ...LAB, handle: 'ann' });
    expect(JSON.stringify(router.state.location)).not.toContain('long enough');
  });

  test('an answer that never came is said, trying again is offered, and a user found then may be one’s own', async () => {
    const answers = [
      failing('outcome-unknown', { origin: 'lab-03' }),
      failing('first-user-exists', { origin: 'lab-03' }),
    ];
    openWizard({ create: () => Promise.reject(answers.shift()) });
    await enter('ann', 'long enough');
    click('Create ann on lab-03');
    expect(await screen.findByText('Nobody knows yet whether ann was created.')).toBeTruthy();
    expect(screen.getByText(/Creating once more does no harm/)).toBeTruthy();
    click('Create ann on lab-03');
    expect(await heading('lab-03 has its first user now')).toBeTruthy();
    expect(screen.getByText(/may be the one that you asked for/)).toBeTruthy();
  });

  test('where only saving failed the user is not created again', async () => {
    const { created, added } = openWizard({
      create: () => Promise.reject(failing('disk-full', { file: 'settings.json', created: 'ann' })),
    });
    await enter('ann', 'long enough');
    click('Create ann on lab-03');
    expect(await heading('ann exists, lab-03 is not saved yet')).toBeTruthy();
    expect(screen.getByText('The disk is full: settings.json could not be written.')).toBeTruthy();
    click('Save lab-03');
    expect(await screen.findByText('the first steps')).toBeTruthy();
    expect(created).toHaveLength(1);
    expect(added).toEqual([
      expect.objectContaining({ signIn: { method: 'password', handle: 'ann' }, secret: 'long enough' }),
    ]);
  });

  test('a server that has users leads to signing in', async () => {
    openWizard({ events: () => probeEvents('recognised') });
    expect(await heading('lab-03 has users already')).toBeTruthy();
    click('Sign in to lab-03');
    expect(await screen.findByText('adding')).toBeTruthy();
  });

  test('a server that does not answer is named, and can be looked at again', async () => {
    let up = false;
    openWizard({
      events: () =>
        up ? virginEvents() : probeEvents(['tcp', failing('connection-refused', { origin: 'lab-03' }).data]),
    });
    expect(await heading('lab-03 could not be tested')).toBeTruthy();
    expect(screen.getByText('lab-03 refused the connection.')).toBeTruthy();
    up = true;
    click('Look again');
    expect(await heading('Create the first user')).toBeTruthy();
  });

  test('an address that names no server says where to go', async () => {
    openWizard({}, { ...LAB, address: '', name: '' });
    expect(await heading('Which server?')).toBeTruthy();
  });

  test('leaving half-way asks first, and what was typed stands in no address', async () => {
    const { router } = openWizard();
    await enter('ann', 'long enough');
    expect(router.state.location.search).not.toContain('ann');
    void router.navigate('/instances');
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Stay here' }));
    expect(passwordField()).toHaveProperty('value', 'long enough');
  });
});

describe('making the first administrator of a server that does not tell whether it has one', () => {
  const typeIn = (label: string, value: string) => type(screen.getByLabelText(label), value);

  async function enterAll() {
    await heading('Make the first administrator');
    typeIn('Root token', 'root secret');
    typeIn('E-mail', ' ann@example.org ');
    typeIn('User name', 'ann');
  }

  test('sends the values of whatever form the server has, and goes on with its users', async () => {
    const { created } = openWizard({ events: askedEvents });
    await enterAll();
    click('Make ann the administrator of lab-03');
    expect(await screen.findByText('the users')).toBeTruthy();
    expect(created.map(({ set }) => set)).toEqual([
      { rootToken: 'root secret', email: 'ann@example.org', handle: 'ann', firstName: null },
    ]);
  });

  test('offers no generator for a secret that only proves who asks, and says the rules that there are', async () => {
    openWizard({ events: askedEvents });
    await heading('Make the first administrator');
    expect(screen.queryByRole('button', { name: 'Generate' })).toBeNull();
    const accepted = within(screen.getByRole('region', { name: 'What the server accepts' }));
    expect(accepted.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['User name']);
    expect(accepted.getByText('Only small letters.')).toBeTruthy();
    expect(screen.getByLabelText('First name, optional')).toBeTruthy();
    expect(screen.queryByText(/nobody can reset this password/)).toBeNull();
  });

  test('a refusal of one field stands at the field, and nothing typed is lost', async () => {
    const refusal = failing('token-wrong', { origin: LAB.address });
    refusal.data.fields = { rootToken: 'This is not its root token.' };
    openWizard({ events: askedEvents, create: () => Promise.reject(refusal) });
    await enterAll();
    click('Make ann the administrator of lab-03');
    expect(await screen.findByText('This is not its root token.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Root token')));
    expect(screen.getByLabelText('User name')).toHaveProperty('value', 'ann');
  });

  test('an administrator that is there already leads to signing in', async () => {
    openWizard({
      events: askedEvents,
      create: () => Promise.reject(failing('first-user-exists', { origin: LAB.address })),
    });
    await enterAll();
    click('Make ann the administrator of lab-03');
    expect(await heading('lab-03 has an administrator already')).toBeTruthy();
    click('Sign in to lab-03');
    expect(await screen.findByText('adding')).toBeTruthy();
  });

  test('where only saving failed the core is asked for a new way in, under another name', async () => {
    const { created, added } = openWizard({
      events: askedEvents,
      create: async ({ draft }) =>
        draft.name === 'lab-03'
          ? Promise.reject(failing('name-taken', { name: 'lab-03', created: 'ann' }))
          : connection(),
    });
    await enterAll();
    click('Make ann the administrator of lab-03');
    expect(await heading('ann exists, lab-03 is not saved yet')).toBeTruthy();
    type(screen.getByRole('textbox', { name: 'Name' }), 'lab-04');
    click('Save lab-04');
    expect(await screen.findByText('the users')).toBeTruthy();
    expect(created.map(({ draft }) => draft.name)).toEqual(['lab-03', 'lab-04']);
    expect(added).toEqual([]);
  });
});

test('a server whose first user Roster cannot create leads back to adding, which tells how', async () => {
  const { router } = openWizard({ events: () => probeEvents('virgin') });
  expect(await screen.findByText('adding')).toBeTruthy();
  expect(router.state.location.state).toMatchObject({ address: LAB.address, name: 'lab-03' });
});
