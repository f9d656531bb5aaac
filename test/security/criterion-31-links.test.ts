import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Link, parseLink, routeOf } from '../../electron/shell/links.ts';

const INSTANCE = '2f0c0c9e-0000-4000-8000-000000000001';

test.each<[string, Link, string]>([
  ['roster://open', { screen: 'start' }, '/'],
  ['roster:', { screen: 'start' }, '/'],
  ['ROSTER://instances/', { screen: 'instances' }, '/instances'],
  ['roster:history', { screen: 'history' }, '/history'],
  ['roster://settings', { screen: 'settings' }, '/settings'],
  ['roster://instances/new', { screen: 'add' }, '/instances/new'],
  [`roster://instances/${INSTANCE}`, { screen: 'connection', instanceId: INSTANCE }, `/instances/${INSTANCE}`],
  [`roster://instances/${INSTANCE}/users`, { screen: 'users', instanceId: INSTANCE }, `/instances/${INSTANCE}/users`],
  [
    `roster://instances/${INSTANCE}/users/a%2Fb%40c`,
    { screen: 'user', instanceId: INSTANCE, id: 'a/b@c' },
    `/instances/${INSTANCE}/users/a%2Fb%40c`,
  ],
  [
    `roster://instances/${INSTANCE}/groups/7`,
    { screen: 'group', instanceId: INSTANCE, id: '7' },
    `/instances/${INSTANCE}/groups/7`,
  ],
  [
    `roster://instances/${INSTANCE}/history`,
    { screen: 'instance-history', instanceId: INSTANCE },
    `/instances/${INSTANCE}/history`,
  ],
])('criterion 31: %s leads to a screen', (text, link, route) => {
  expect(parseLink(text)).toEqual({ ok: true, link });
  expect(routeOf(link)).toBe(route);
});

test.each<[string, unknown, string]>([
  ['another scheme', 'https://lab-01.example.org/', 'foreign-scheme'],
  ['a script', 'javascript:alert(1)', 'foreign-scheme'],
  ['a scheme that begins like ours', 'roster-app://page/index.html', 'foreign-scheme'],
  ['a line break', 'roster://history\nroster://settings', 'unreadable'],
  ['a hidden line break', `roster://instances/${INSTANCE}/users/a%0Ab`, 'unreadable'],
  ['a null', 'roster://history\0', 'unreadable'],
  ['a space before', ' roster://history', 'unreadable'],
  ['a sign that turns the text around', 'roster://instances/\u202egnol', 'unreadable'],
  ['a broken escape', `roster://instances/${INSTANCE}/users/%E0%A4`, 'unreadable'],
  ['10 kB', `roster://instances/${'a'.repeat(10_240)}`, 'too-long'],
  ['credentials', 'roster://admin:secret@instances', 'credentials'],
  ['an address with credentials', 'roster://instances/https://admin:secret@lab-01.example.org', 'credentials'],
  ['a question', `roster://instances/${INSTANCE}/users?delete=1`, 'unreadable'],
  ['a fragment', 'roster://history#/settings', 'unreadable'],
  ['an action', `roster://instances/${INSTANCE}/unlock`, 'unknown'],
  ['an action on a user', `roster://instances/${INSTANCE}/users/a/delete`, 'unknown'],
  ['a way up', 'roster://instances/../settings', 'unknown'],
  ['an unknown screen', 'roster://elsewhere', 'unknown'],
  ['nothing', undefined, 'no-text'],
  ['an object', { toString: () => 'roster://history' }, 'no-text'],
])('criterion 31: %s is refused', (_, text, why) => {
  expect(parseLink(text)).toEqual({ ok: false, why });
});

test('criterion 31: whatever a link is made of, it leads to a known screen or nowhere', () => {
  const part = fc.oneof(
    fc.constantFrom('instances', 'users', 'groups', 'history', 'new', '..', '%2e%2e', '@', '?', '#', '', INSTANCE),
    fc.string(),
  );
  const link = fc.oneof(
    fc.anything(),
    fc.string().map((text) => `roster://${text}`),
    fc.array(part, { maxLength: 6 }).map((parts) => `roster://${parts.join('/')}`),
  );
  const screens = /^\/(|history|settings|instances(\/(new|[\w-]{1,100}(\/(history|(users|groups)(\/[^/?#\s]+)?))?))?)$/;
  fc.assert(
    fc.property(link, (text) => {
      const parsed = parseLink(text);
      if (parsed.ok) expect(routeOf(parsed.link)).toMatch(screens);
    }),
    { numRuns: 2000 },
  );
});
