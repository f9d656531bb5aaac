// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { ImportPreview } from '../../../../../electron/domain/connection-export.ts';
import { InstancesScreen } from '../../../../../renderer/features/instances/instances-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection, server } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const preview = (name: string, what: ImportPreview['what'], notes: ImportPreview['notes'] = []): ImportPreview => ({
  ...{ name, what, notes, server, folder: null, environment: 'staging' },
  baseUrl: `https://${name}.example.org`,
});

function openScreen() {
  const imported: { passphrase: string | null; chosen: number[] }[] = [];
  const sealedWith: string[] = [];
  answerWith({
    demo: { state: os.demo.state.handler(() => ({ running: false, profiles: [] })) },
    instances: {
      list: os.instances.list.handler(() => [connection()]),
      export: os.instances.export.handler(() => ({ text: 'the open export' })),
      exportSealed: os.instances.exportSealed.handler(({ input }) => {
        sealedWith.push(input.passphrase);
        throw failing('not-confirmed');
      }),
      previewImport: os.instances.previewImport.handler(({ input }) => {
        if (input.passphrase === null) throw failing('passphrase-needed');
        if (input.passphrase !== 'right') throw failing('passphrase-wrong');
        return [
          preview('lab-01', 'same-address'),
          preview('lab-02', 'new', [
            { about: 'trust', mode: 'pin' },
            { about: 'environment', from: 'other', to: 'production' },
          ]),
        ];
      }),
      import: os.instances.import.handler(({ input }) => {
        imported.push({ passphrase: input.passphrase, chosen: input.chosen });
        return [];
      }),
    },
  });
  renderRoutes([{ path: '/instances', element: <InstancesScreen /> }], '/instances');
  return { imported, sealedWith };
}

async function openDialog(entry: string) {
  fireEvent.click(await screen.findByRole('button', { name: 'Export and import' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: entry }));
  await screen.findByRole('dialog');
}
const type = (name: string, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });

test('an export without secrets is there as a file and as text', async () => {
  openScreen();
  await openDialog('Export the instances…');
  fireEvent.click(screen.getByRole('button', { name: 'Export without secrets' }));
  expect(await screen.findByLabelText('Text of the export')).toHaveProperty('value', 'the open export');
  const save = screen.getByRole('link', { name: /^Save roster-.*\.json$/ });
  expect(save.getAttribute('download')).toMatch(/^roster-/);
  await waitFor(() => expect(document.activeElement).toBe(save));
});

test('secrets leave with a pass phrase that was typed twice, or not at all', async () => {
  const { sealedWith } = openScreen();
  await openDialog('Export the instances…');
  fireEvent.click(screen.getByRole('radio', { name: 'Encrypted with a pass phrase' }));
  const submit = () => screen.getByRole('button', { name: 'Export with secrets' });
  type('Pass phrase', 'long enough');
  type('Pass phrase, again', 'something else');
  expect(submit().hasAttribute('disabled')).toBe(true);
  type('Pass phrase, again', 'long enough');
  fireEvent.click(submit());
  expect(await screen.findByText('Nothing was exported.')).toBeTruthy();
  expect(sealedWith).toEqual(['long enough']);
});

test('an import asks for the pass phrase, shows what it would do, and takes what was chosen', async () => {
  const { imported } = openScreen();
  await openDialog('Import instances…');
  const input = document.querySelector('input[type=file]') as HTMLElement;
  fireEvent.change(input, { target: { files: [new File(['sealed'], 'roster.sealed')] } });
  await screen.findByText('This file is encrypted.');
  type('Pass phrase', 'wrong');
  const field = screen.getByLabelText('Pass phrase');
  fireEvent.click(screen.getByRole('button', { name: 'Open it' }));
  expect(await screen.findByText(/is not the right one/)).toBeTruthy();
  // The same field, so that the focus and what was typed are still there.
  expect(screen.getByLabelText('Pass phrase')).toBe(field);
  expect(field).toHaveProperty('value', 'wrong');
  type('Pass phrase', 'right');
  fireEvent.click(screen.getByRole('button', { name: 'Open it' }));
  expect(await screen.findByText('The pinned key is not carried over: compare and pin it again.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Import lab-01' }));
  expect(screen.getByText('It becomes Production, as the instance at this address is, not Other.')).toBeTruthy();
  expect(screen.getByRole('checkbox', { name: 'Import lab-01' })).toHaveProperty('checked', false);
  fireEvent.click(screen.getByRole('button', { name: 'Import 1 instance' }));
  await waitFor(() => expect(imported).toEqual([{ passphrase: 'right', chosen: [1] }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('without an instance there is nothing to export, and an export without one says so', async () => {
  answerWith({
    demo: { state: os.demo.state.handler(() => ({ running: false, profiles: [] })) },
    instances: {
      list: os.instances.list.handler(() => [connection({ demo: 'virtool-m2' })]),
      previewImport: os.instances.previewImport.handler(() => []),
    },
  });
  renderRoutes([{ path: '/instances', element: <InstancesScreen /> }], '/instances');
  await openDialog('Export the instances…');
  expect(await screen.findByText(/^There is no instance to export/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Export without secrets' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await openDialog('Import instances…');
  const input = document.querySelector('input[type=file]') as HTMLElement;
  fireEvent.change(input, { target: { files: [new File(['{}'], 'roster.json')] } });
  expect(await screen.findByText('This export holds no instance.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Import 0/ })).toBeNull();
});
