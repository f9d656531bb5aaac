import { expect, test } from 'vitest';
import { searchHistory } from '../../../../electron/core/services/history.ts';
import type { HistoryItem } from '../../../../electron/domain/journal.ts';
import type { Language } from '../../../../electron/domain/languages.ts';

const item = (name: string, after: Record<string, string[] | boolean>, labels: Record<string, string> = {}) =>
  ({
    change: { target: { name }, action: 'update-user', before: {}, after, labels, secrets: [] },
    instance: { name: 'lab' },
    actor: 'admin',
    outcome: 'done',
  }) as unknown as HistoryItem;

const items = [item('Zoë', { groups: ['1'] }, { 1: 'Technicians' }), item('fred', { active: false })];
const journal = { list: ({ limit }: { limit: number }) => items.slice(0, limit) };
const found = (search: string, limit = 10, language: Language = 'en') =>
  searchHistory(journal, { instanceId: null, userId: null, search, limit }, language).map(
    (one) => one.change.target.name,
  );

test('finds changes by target, by the names in their values and by who made them', () => {
  expect(found('zoe')).toEqual(['Zoë']);
  expect(found('technicians')).toEqual(['Zoë']);
  expect(found('admin')).toEqual(['Zoë', 'fred']);
  expect(found('admin fred')).toEqual(['fred']);
  expect(found('nobody')).toEqual([]);
});

test('finds a change by the sentence that is shown of it, in the language of the faces', () => {
  expect(found('deactivated')).toEqual(['fred']);
  expect(found('deaktiviert')).toEqual([]);
  expect(found('deaktiviert', 10, 'de')).toEqual(['fred']);
});

test('an empty search shows all, and the limit holds in both', () => {
  expect(found(' ')).toEqual(['Zoë', 'fred']);
  expect(found('', 1)).toEqual(['Zoë']);
  expect(found('lab', 1)).toEqual(['Zoë']);
});
