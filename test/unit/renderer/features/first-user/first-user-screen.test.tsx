// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import { NOTHING_HANDED_OVER } from '../../../../../renderer/lib/hand-over.ts';
import { failing } from '../../support/fake-bridge.ts';
import { connection, probeEvents } from '../../support/samples.ts';
import { click, enter, handleField, heading, LAB, openWizard, passwordField, type, virginEvents } from './wizard.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

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
    create: async ({ set }) => (String(set.password).length < 12 ? Promise.reject(refusal) : connection({ id: 'new' })),
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

test('a server whose first user Roster cannot create leads back to adding, which tells how', async () => {
  const { router } = openWizard({ events: () => probeEvents('virgin') });
  expect(await screen.findByText('adding')).toBeTruthy();
  expect(router.state.location.state).toMatchObject({ address: LAB.address, name: 'lab-03' });
});
