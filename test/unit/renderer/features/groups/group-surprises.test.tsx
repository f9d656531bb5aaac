// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { AppliedChange } from '../../../../../electron/contract/contract.ts';
import type { Intent } from '../../../../../electron/domain/change.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import { group } from '../../support/lab.ts';
import { cell, changeOf, click, openGroups, tray } from '../../support/open-groups.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const curators = group('1', 'Curators', ['create_sample'], ['ada', 'bob', 'cem']);
const technicians = group('2', 'Technicians', ['create_sample', 'remove_file'], ['cem', 'dot']);

describe('a permission that this version does not know', () => {
  const odd = group('9', 'Odd', ['create_sample', 'rule_the_world']);

  test('is neither drawn nor counted', async () => {
    openGroups({ groups: [odd], at: '?show=list' });
    const table = within(await screen.findByRole('table', { name: 'Groups' }));
    expect(table.getAllByRole('row').at(-1)?.textContent).toContain('1 of 3');
  });

  test('stays with the group when others are switched', async () => {
    const { sent } = openGroups({ groups: [odd] });
    fireEvent.click(await cell('Delete files for Odd'));
    await click('Save 1 change to lab-01…');
    await click('Save 1 change');
    await waitFor(() =>
      expect(sent[0]).toMatchObject({ set: { permissions: ['create_sample', 'remove_file', 'rule_the_world'] } }),
    );
  });
});

describe('a group that somebody deletes meanwhile', () => {
  test('is said to be gone in its panel, and its edits go with it', async () => {
    const { change } = openGroups({ groups: [curators, technicians], at: '/2' });
    fireEvent.click(await cell('Delete files for Technicians'));
    fireEvent.click(await cell('Delete files for Curators'));
    expect(within(await tray()).getByText('2 unsaved changes in 2 groups')).toBeTruthy();
    await change([curators]);
    expect(await screen.findByText('There is no such group any more')).toBeTruthy();
    await waitFor(async () => expect(within(await tray()).getByText('1 unsaved change in 1 group')).toBeTruthy());
  });

  test('is no longer among the marked ones', async () => {
    const { change } = openGroups({ groups: [curators, technicians], at: '?show=list' });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Mark all 2 groups' }));
    expect(await screen.findByText('2 groups marked')).toBeTruthy();
    await change([curators]);
    expect(await screen.findByText('1 group marked')).toBeTruthy();
  });
});

describe('two groups of one name', () => {
  test('are told apart: each has its own column and its own row', async () => {
    const twins = [group('1', 'Guests', ['create_sample']), group('2', 'Guests', [])];
    const { sent } = openGroups({ groups: twins });
    const [first, second] = await screen.findAllByRole('checkbox', { name: 'Create samples for Guests' });
    expect([first, second].map((box) => (box as HTMLInputElement).checked)).toEqual([true, false]);
    fireEvent.click(second as HTMLElement);
    await click('Save 1 change to lab-01…');
    await click('Save 1 change');
    await waitFor(() => expect(sent).toMatchObject([{ groupId: '2' }]));
  });

  test('do not come from renaming here: a name that is taken is refused before anything is sent', async () => {
    openGroups({ groups: [curators, technicians], at: '/1' });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Technicians ' } });
    expect(screen.getByText('There is a group of this name already.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Rename…' }).hasAttribute('disabled')).toBe(true);
  });

  test('which the server refuses where somebody else took the name meanwhile: the words stand at the field', async () => {
    const taken = failure('group-name-taken', { group: 'Wardens' });
    const onField = { ...taken, fields: { name: 'There is a group of this name already.' } };
    const apply = (intent: Intent): AppliedChange[] => [
      { change: changeOf(intent), outcome: 'failed', failure: onField },
    ];
    openGroups({ groups: [curators], at: '/1', apply });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Wardens' } });
    await click('Rename…');
    await click('Rename to Wardens');
    expect(await screen.findByText('There is a group of this name already.')).toBeTruthy();
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Wardens');
  });
});

describe('the role editor in a second window', () => {
  test('takes over what was saved in the first one, and keeps its own edits', async () => {
    const { change, sent } = openGroups({ groups: [curators, technicians] });
    fireEvent.click(await cell('Delete files for Curators'));
    fireEvent.click(await cell('Delete job records for Curators'));
    // The other window gives one of the two, and takes something else.
    await change([{ ...curators, permissions: ['remove_job'] }, technicians]);
    await waitFor(async () => expect(within(await tray()).getByText('1 unsaved change in 1 group')).toBeTruthy());
    expect(((await cell('Create samples for Curators')) as HTMLInputElement).checked).toBe(false);
    await click('Save 1 change to lab-01…');
    await click('Save 1 change');
    await waitFor(() =>
      expect(sent).toMatchObject([
        { expected: { permissions: ['remove_job'] }, set: { permissions: ['remove_job', 'remove_file'] } },
      ]),
    );
  });
});
