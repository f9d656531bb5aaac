import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CANARY_FOLDER, findLeaks, folderOfFlow, secret, sizeOfSearch } from '../e2e/canary.ts';

const SECRET = 'tide-Vellum7/"oak"-Brisk';
let root = '';
let before: string | undefined;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'roster-test-'));
  before = process.env[CANARY_FOLDER];
  process.env[CANARY_FOLDER] = root;
});

afterEach(() => {
  if (before === undefined) delete process.env[CANARY_FOLDER];
  else process.env[CANARY_FOLDER] = before;
  rmSync(root, { recursive: true });
});

/** Leaves one file behind, as a flow does. */
function leave(title: string, file: string, content: string | Buffer) {
  writeFileSync(path.join(folderOfFlow(title) ?? '', file), content);
}

const base64 = (before: string) => Buffer.from(`${before}${SECRET} and more`).toString('base64');

test.each([
  ['as it is', `{"secret": ${SECRET}}`],
  ['escaped in JSON', JSON.stringify({ secret: SECRET })],
  ['escaped in an address', `http://127.0.0.1/?secret=${encodeURIComponent(SECRET)}`],
  ['in hexadecimal', `body ${Buffer.from(`x${SECRET}`).toString('hex')}`],
  ['in base64', base64('')],
  ['in base64 after one byte', base64('a')],
  ['in base64 after two bytes', base64('ab')],
  ['in base64 for addresses', Buffer.from(`admin:${SECRET}`).toString('base64url')],
  ['in two bytes a character', Buffer.from(SECRET, 'utf16le')],
  ['among bytes that are no text', Buffer.concat([Buffer.from([0xff, 0xfe, 0x00]), Buffer.from(SECRET)])],
])('a planted secret is found %s, with its flow and its file', (_, content) => {
  secret(SECRET);
  leave('first-user.spec.ts the race', 'clean.txt', 'nothing to see');
  leave('connections.spec.ts an export', 'replies.txt', content);
  const leaks = findLeaks(root);
  expect(leaks).toMatchObject([{ file: 'replies.txt', secret: SECRET }]);
  expect(leaks[0]?.flow).toContain('connections-spec-ts-an-export');
});

test('what no flow leaked is not found, and the search says how much it went through', () => {
  secret(SECRET);
  secret(SECRET);
  leave('one', 'pages.txt', 'tide-Vellum7');
  leave('one', 'replies.txt', 'oak-Brisk');
  expect(findLeaks(root)).toEqual([]);
  expect(sizeOfSearch(root)).toEqual({ files: 2, secrets: 1 });
});

test('a secret that is too short to be told from other text is refused', () => {
  expect(() => secret('short')).toThrow('long enough');
});
