import { describe, expect, it } from 'vitest';
import { csvText, handlesText } from '../../../../../renderer/features/users/copy-text.ts';
import { startTranslations } from '../../../../../renderer/i18n/index.ts';
import { lab, user } from '../../support/lab.ts';

const { t } = await startTranslations();
const users = [
  user('=cmd()', { status: 'inactive', administrator: 'full' }),
  user('o"brien, jr', {
    groups: [
      { id: '1', name: 'Curators' },
      { id: '2', name: 'Visitors' },
    ],
  }),
];

describe('copied users', () => {
  it('are their handles, one on each line', () => {
    expect(handlesText(users)).toBe('=cmd()\no"brien, jr');
  });

  it('are rows of the shown columns that no spreadsheet runs', () => {
    const csv = csvText(t, users, ['handle', 'status', 'administrator', 'groups'], lab);
    expect(csv.split('\r\n')).toEqual([
      'id,Handle,Status,Administrator,Groups',
      "'=cmd(),'=cmd(),Deactivated,Full,",
      '"o""brien, jr","o""brien, jr",Active,,"Curators; Visitors"',
      '',
    ]);
  });
});
