import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { release23 } from '../../demo/virtool-legacy/profile.ts';
import {
  type Client,
  CRASH,
  failure,
  type Lab,
  openLab,
  permissions,
  signIn,
} from './emulator-virtool-legacy-client.ts';

let lab: Lab;
let browser: Client;
beforeEach(async () => {
  lab = await openLab({ virgin: true });
  browser = lab.anonymous();
});
afterEach(() => lab.emulator.close());

const database = { db_host: '', db_port: '', db_name: '' };
const user = { user_id: 'first', password: 'abc', password_confirm: 'abc' };

/** The steps that the page calls ready, by their headings. */
async function readySteps(): Promise<string[]> {
  const { text } = await browser.get('/setup');
  return [...text.matchAll(/<h2>([^<]+) <small class="ready">/g)].map(([, title = '']) => title);
}

async function fill(): Promise<void> {
  await browser.form('/setup/db', database);
  await browser.form('/setup/user', user);
  await browser.form('/setup/data', { data_path: '' });
  await browser.form('/setup/watch', { watch_path: '' });
}

describe('a server that nobody has set up', () => {
  it.each([
    ['GET', '/api'],
    ['GET', '/api/users'],
    ['POST', '/api/groups'],
    ['DELETE', '/api/nothing'],
    ['PATCH', '/apiary'],
  ])('answers 503 and where to set it up: %s %s', async (method, path) => {
    const { status, json, headers, cookies } = await browser.send(method, path);
    expect([status, json]).toEqual([503, failure('requires_setup', 'Server is not configured')]);
    expect([headers.get('location'), cookies]).toEqual(['/setup', []]);
  });

  it.each(['/', '/login', '/samples', '/setup/nothing'])('sends a browser from %s to its wizard', async (path) => {
    const { status, headers } = await browser.get(path);
    expect([status, headers.get('location')]).toEqual([302, '/setup']);
  });

  it('has nobody in it and says that it is an emulator', async () => {
    expect(lab.emulator).toMatchObject({ users: 0, signIn: { method: null, handle: null, password: null, key: null } });
    const { status, text, headers } = await browser.get('/setup');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('This is an emulator of Virtool 2018, not a real server');
  });

  it('takes forms at their own paths only', async () => {
    expect((await browser.form('/login', { username: 'a', password: 'b' })).status).toBe(405);
  });
});

describe('the wizard', () => {
  it('answers every form with a way back to its page, which says what is done', async () => {
    expect(await readySteps()).toEqual([]);
    for (const [path, fields, title] of [
      ['/setup/db', database, 'Connect to MongoDB'],
      ['/setup/user', user, 'Create First User'],
      ['/setup/data', { data_path: 'data' }, 'Set Data Path'],
      ['/setup/watch', { watch_path: 'watch' }, 'Set Watch Path'],
    ] as const) {
      const { status, headers, cookies } = await browser.form(path, fields);
      expect([status, headers.get('location'), cookies]).toEqual([302, '/setup', []]);
      expect(await readySteps()).toContain(title);
    }
    expect((await browser.get('/setup')).text).toContain('href="/setup/save"');
  });

  it('never shows a password again, and escapes what it shows', async () => {
    await browser.form('/setup/user', { user_id: '<b>"x', password: 'hidden-one', password_confirm: 'hidden-one' });
    const { text } = await browser.get('/setup');
    expect(text).not.toContain('hidden-one');
    expect(text).toContain('value="&lt;b&gt;&quot;x"');
  });

  it.each([
    ['/setup/db', { ...database, db_host: 'elsewhere' }, 'Could not connect to MongoDB'],
    ['/setup/db', { ...database, db_port: 'x' }, 'Could not connect to MongoDB'],
    ['/setup/db', { ...database, db_name: 'local' }, 'already assigned to an existing database'],
    ['/setup/db', { ...database, db_name: 'a.b' }, 'must not contain a dot'],
    ['/setup/user', { ...user, password_confirm: 'other' }, 'The passwords did not match.'],
    ['/setup/data', { data_path: '/nowhere/data' }, 'Could not locate or create directory.'],
    ['/setup/data', { data_path: '/tmp' }, 'The directory is not empty.'],
    ['/setup/watch', { watch_path: '/root/watch' }, 'does not have permission'],
  ])('says on its page what is wrong, and forgets that step: %s %j', async (path, fields, problem) => {
    await fill();
    expect(await readySteps()).toHaveLength(4);
    const { status, headers } = await browser.form(path, fields);
    expect([status, headers.get('location')]).toEqual([302, '/setup']);
    expect((await browser.get('/setup')).text).toContain(problem);
    expect(await readySteps()).toHaveLength(3);
    await fill();
    expect((await browser.get('/setup')).text).not.toContain(problem);
  });

  it('forgets everything when it is told to', async () => {
    await fill();
    const { status, headers } = await browser.get('/setup/clear');
    expect([status, headers.get('location')]).toEqual([302, '/setup']);
    expect(await readySteps()).toEqual([]);
  });

  it('crashes when half a set-up is saved or a field is missing', async () => {
    await browser.form('/setup/db', database);
    for (const { status, text } of [await browser.get('/setup/save'), await browser.form('/setup/user', {})]) {
      expect([status, text.includes(CRASH)]).toEqual([500, true]);
    }
    expect((await browser.get('/api')).status).toBe(503);
  });

  it('makes the first user, whose password may be short, and is gone then', async () => {
    await fill();
    const { status, headers } = await browser.get('/setup/save');
    expect([status, headers.get('location')]).toEqual([302, '/']);
    expect((await browser.get('/')).text).toContain('action="/login"');
    expect((await browser.get('/setup')).status).toBe(404);
    const client = await signIn(lab.anonymous(), 'first', 'abc');
    const everything = permissions(...Object.keys(permissions()));
    expect((await client.get('/api/users')).list).toMatchObject([
      { id: 'first', groups: ['administrator'], force_reset: false, primary_group: '', permissions: everything },
    ]);
    expect((await client.get('/api/groups')).list).toEqual([{ id: 'administrator', permissions: everything }]);
    expect((await client.get('/api/settings')).json).toMatchObject({
      db_host: 'localhost',
      db_port: 27017,
      db_name: 'virtool',
      data_path: 'data',
      watch_path: 'watch',
    });
  });
});

it('from 2.3 on the wizard asks for a user of the database, and for the password once', async () => {
  await lab.emulator.close();
  lab = await openLab({ virgin: true, release: release23 });
  browser = lab.anonymous();
  const { text } = await browser.get('/setup');
  expect(text).toContain('name="db_username"');
  expect(text).not.toContain('password_confirm');
  expect((await browser.form('/setup/db', database)).status).toBe(500);
  await browser.form('/setup/db', { ...database, db_username: 'virtool', db_password: 'x', db_use_ssl: 'on' });
  await browser.form('/setup/user', { user_id: 'first', password: 'first-password' });
  await browser.form('/setup/data', { data_path: '' });
  await browser.form('/setup/watch', { watch_path: '' });
  await browser.get('/setup/save');
  await signIn(lab.anonymous(), 'first', 'first-password');
});
