// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { failing } from '../../support/fake-bridge.ts';
import { connection } from '../../support/samples.ts';
import { askedEvents, click, heading, LAB, openWizard, type } from './wizard.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

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
