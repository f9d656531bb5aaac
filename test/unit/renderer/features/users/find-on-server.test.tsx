// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FindOnServer } from '../../../../../renderer/features/users/find-on-server.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { lab, user } from '../../support/lab.ts';
import { formField, hosting } from '../../support/other-kinds.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const findOnServer = os.users.findOnServer;

function openDialog(onOpen: (userId: string) => void = () => undefined, description = lab) {
  const dialog = (
    <FindOnServer opened onClose={() => undefined} {...{ description, onOpen }} connection={connection()} />
  );
  renderRoutes([{ path: '/', element: dialog }], '/');
}

async function find(text: string) {
  fireEvent.change(await screen.findByLabelText('Handle contains'), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Find' }));
}

test('the server is asked with its own parameters, and what it finds can be opened', async () => {
  const asked: unknown[] = [];
  const opened: string[] = [];
  answerWith({
    users: {
      findOnServer: findOnServer.handler(({ input }) => {
        asked.push(input);
        return { users: [user('ada'), user('adam')], expected: 40 };
      }),
    },
  });
  openDialog((id) => opened.push(id));
  await find('ada');
  expect(await screen.findByText('40 users found')).toBeTruthy();
  expect(asked).toEqual([{ instanceId: 'one', parameters: { find: 'ada' }, page: 1 }]);
  fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await expect.poll(() => asked[1]).toMatchObject({ page: 2 });
  fireEvent.click(await screen.findByRole('button', { name: /^adam/ }));
  expect(opened).toEqual(['adam']);
});

test('nobody found and a refusal are told apart', async () => {
  answerWith({ users: { findOnServer: findOnServer.handler(() => ({ users: [], expected: 0 })) } });
  openDialog();
  await find('zebra');
  expect(await screen.findByText('The server finds nobody.')).toBeTruthy();
  answerWith({
    users: {
      findOnServer: findOnServer.handler(() => {
        throw failing('rate-limited', { origin: 'lab', seconds: 3 });
      }),
    },
  });
  await find('zebra');
  expect(await screen.findByText('lab asks to wait 3 s.')).toBeTruthy();
});

test('a choice that is left out means any value, and not that there is none', async () => {
  const choices = [{ value: 'yes', label: 'Yes' }];
  openDialog(undefined, { ...lab, findFields: [formField('choice', 'active', 'Active', { choices })] });
  const options = within(await screen.findByLabelText('Active')).getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual(['Any', 'Yes']);
});

test('what it finds is shown with the columns of the kind, and an external id is looked up', async () => {
  const asked: unknown[] = [];
  answerWith({
    users: {
      findOnServer: findOnServer.handler(({ input }) => {
        asked.push(input.parameters);
        return { users: [user('ada', { id: '7', email: 'ada@example.org', administrator: 'root' })], expected: 1 };
      }),
    },
  });
  openDialog(undefined, hosting);
  expect(screen.getByText('Looked up exactly.')).toBeTruthy();
  fireEvent.change(await screen.findByLabelText('External id'), { target: { value: 'CRM-7' } });
  fireEvent.click(screen.getByRole('button', { name: 'Find' }));
  const table = within(await screen.findByRole('table', { name: '1 user found' }));
  expect(table.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
    'Handle',
    'Name',
    'E-mail',
    'Administrator',
    'Created',
    'id',
  ]);
  expect(table.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
    'ada',
    '–',
    'ada@example.org',
    'Root',
    '–',
    '7',
  ]);
  expect(asked).toEqual([{ email: '', externalId: 'CRM-7' }]);
});
