import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog, readLogTail } from '../../electron/core/log/log.ts';
import { redact } from '../../electron/core/log/redact.ts';

const SECRET = 'tide-Vellum7-oak-Brisk';
const AT = Date.UTC(2026, 1, 3, 4, 5, 6);
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roster-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => path.join(folder, 'logs', name);
const logged = (name = 'roster.log') => readFileSync(file(name), 'utf8');

test.each([
  ['a password in JSON', `{"handle":"fred","password":"${SECRET}"}`],
  ['a password in JSON in JSON', JSON.stringify(JSON.stringify({ password: SECRET })).slice(1, -1)],
  ['a password with quotes in it', `{"password":"a\\"${SECRET}"}`],
  ['a pass phrase', `passphrase: ${SECRET}`],
  ['an address with credentials', `GET https://admin:${SECRET}@lab-01.example.org/users`],
  ['an address with an @ in its password', `https://admin:a@${SECRET}@lab-01.example.org/`],
  ['a query', `https://lab-01.example.org/users?api_token=${SECRET}&page=1`],
  ['a key in a query', `https://lab-01.example.org/users?key=${SECRET}`],
  ['a header', `Authorization: Basic ${btoa(`admin:${SECRET}`)}`],
  ['a bearer token', `with Bearer ${SECRET}`],
  ['a token as Arvados takes it', `OAuth2 ${SECRET}`],
  ['a cookie', `cookie: session_id=${SECRET}; session_token=${SECRET}`],
  ['a cookie that is set', `{"set-cookie":"session_token=${SECRET}; Path=/"}`],
  ['a token of Arvados', `v2/zzzzz-gj3su-077z32aux8dg2s1/${SECRET}`],
  ['a key of Pterodactyl', `ptla_${SECRET.replaceAll('-', '')}`],
  ['a private key', `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----`],
  ['a private key that was cut', `-----BEGIN EC PRIVATE KEY-----\n${SECRET}`],
  ['a web token', `eyJhbGciOiJIUzI1NiJ9.${SECRET.replaceAll('-', '')}.x`],
  ['a long key', `${SECRET}-${'a1'.repeat(20)}`],
])('criterion 35: %s is taken out', (_, text) => {
  expect(redact(`before ${text}`)).not.toMatch(/Vellum7|YWRtaW46/);
  expect(redact(`before ${text}`)).toMatch(/^before .*\[redacted\]/s);
});

test.each([
  'TypeError: Cannot read properties of undefined (reading "name")',
  'at listUsers (electron/core/adapters/virtool/lists.ts:40:12)',
  '{"code":"tls-expired","where":"users.get","instance":"lab-01"}',
  'The address https://lab-01.example.org/users?page=2 gave 502.',
  'SyntaxError: Unexpected token < in JSON at position 0',
])('criterion 35: what helps to find a mistake stays: %s', (text) => {
  expect(redact(text)).toBe(text);
});

test('criterion 35: a named secret is taken out whatever it consists of and wherever it stands', () => {
  const name = fc.constantFrom('password', 'token', 'secret', 'passphrase', 'api_key', 'clientKey', 'session_id');
  const value = fc.string({ minLength: 8 }).map((text) => `${SECRET}${text}`);
  fc.assert(
    fc.property(fc.string(), name, value, (before, key, text) => {
      expect(redact(`${before}\n${JSON.stringify({ [key]: text })}`)).not.toContain('Vellum7');
    }),
    { numRuns: 300 },
  );
});

test('criterion 35: the log holds a mistake with its stack and cause, redacted, for its owner alone', () => {
  const cause = new Error(`refused: Bearer ${SECRET}`);
  openLog(folder, () => AT).mistake('users.get', new TypeError(`password=${SECRET}`, { cause }));
  expect(JSON.parse(logged())).toMatchObject({ at: '2026-02-03T04:05:06.000Z', where: 'users.get' });
  expect(logged()).toContain('TypeError: password=[redacted]');
  expect(logged()).toContain('Cause: Error: refused: Bearer [redacted]');
  expect(logged()).not.toContain(SECRET);
  if (process.platform !== 'win32') expect(statSync(file('roster.log')).mode & 0o777).toBe(0o600);
});

test('criterion 35: the log begins a new file when it is full, and only so many are kept', () => {
  const log = openLog(folder, () => AT, { limit: 400, older: 2 });
  for (let number = 0; number < 40; number += 1) log.note('test', `line ${number} ${'.'.repeat(60)}`);
  expect(readdirSync(path.join(folder, 'logs')).sort()).toEqual(['roster.1.log', 'roster.2.log', 'roster.log']);
  for (const name of readdirSync(path.join(folder, 'logs'))) expect(statSync(file(name)).size).toBeLessThan(600);
  expect(logged()).toContain('line 39');
  expect(logged('roster.1.log')).not.toContain('line 39');
});

test('one entry cannot fill the log, and half a secret at its end is none', () => {
  openLog(folder, () => AT).note('test', `${'x '.repeat(3_995)}token=${SECRET.repeat(50)}`);
  expect(logged().length).toBeLessThan(9_000);
  expect(logged()).not.toContain('Vellum7');
});

test('a clock that jumps back neither stops the log nor loses what was written', () => {
  let now = AT;
  const log = openLog(folder, () => now, { limit: 300, older: 4 });
  log.note('test', 'first');
  now -= 365 * 86_400_000;
  for (const text of ['second', 'third', 'fourth']) log.note('test', text);
  const tail = readLogTail(folder, 10).map((line) => (JSON.parse(line) as { text: string }).text);
  expect(tail).toEqual(['first', 'second', 'third', 'fourth']);
});

test('the tail reaches back over a new file, and redacts what an older Roster wrote', () => {
  openLog(folder, () => AT).note('test', 'newest');
  writeFileSync(file('roster.1.log'), `{"text":"old","password":"${SECRET}"}\n`);
  const tail = readLogTail(folder, 5);
  expect(tail).toHaveLength(2);
  expect(tail.join('\n')).not.toContain(SECRET);
  expect(readLogTail(folder, 1)[0]).toContain('newest');
});

test('a log that cannot be written stops nothing, and one that is not there is empty', () => {
  writeFileSync(path.join(folder, 'logs'), 'a file where the folder should be');
  openLog(folder, () => AT).note('test', 'lost');
  expect(readLogTail(path.join(folder, 'nowhere'), 5)).toEqual([]);
});
