import { describe, expect, test } from 'vitest';
import { createWaitingDesk } from '../../../electron/core/rpc/confirmation-desk.ts';
import type { Change } from '../../../electron/domain/change.ts';
import type { Confirmation } from '../../../electron/domain/confirmation.ts';
import { createConfirmationPages } from '../../../electron/host/confirmation-pages.ts';

const ORIGIN = 'http://127.0.0.1:4000';

const deletion: Change = {
  id: 'c',
  instanceId: 'i',
  action: 'delete-group',
  target: { type: 'group', id: '1', name: '<b>Techs\u202e</b>' },
  before: { members: ['a', 'b'] },
  after: null,
  secrets: [],
  labels: {},
  grade: 'compensable',
};

const promotion: Change = {
  ...deletion,
  action: 'update-user',
  target: { type: 'user', id: 'u', name: 'fred' },
  before: { administrator: null },
  after: { administrator: 'full' },
};

const question = (more: Partial<Confirmation> = {}): Confirmation => ({
  id: 'q-1',
  purpose: 'changes',
  instance: { id: 'i', name: 'lab-01', origin: 'https://lab.example', environment: 'production' },
  changes: [deletion],
  facts: {},
  typed: null,
  digest: 'the-digest',
  ...more,
});

/** A page that asks one question, with a clock that the test moves. */
function open(asked: Confirmation = question()) {
  let now = 0;
  const desk = createWaitingDesk(() => null);
  const caller = new AbortController();
  const answer = desk.confirm(asked, caller.signal);
  const pages = createConfirmationPages(ORIGIN, desk, () => now);
  const target = `/confirm/${asked.id}`;
  const get = (at = target) => pages.answer({ method: 'GET', target: at, origin: null, body: '' });
  const tokenOf = (body: string) => /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const form = (more: Record<string, string> = {}) => ({
    token: tokenOf(get().body),
    digest: asked.digest,
    answer: 'agree',
    ...more,
  });
  const post = (fields: Record<string, string>, origin: string | null = ORIGIN) =>
    pages.answer({ method: 'POST', target, origin, body: new URLSearchParams(fields).toString() });
  const wait = (milliseconds = 1500) => {
    now += milliseconds;
  };
  return { desk, caller, answer, get, post, form, wait, tokenOf };
}

describe('the page of a confirmation', () => {
  test('shows where, what and whether it can be taken back, as text', () => {
    const { body } = open(question({ changes: [deletion, promotion] })).get();
    for (const words of ['lab-01', 'https://lab.example', 'Production', '2 members leave it', 'Not undoable']) {
      expect(body).toContain(words);
    }
    expect(body).toContain('fred becomes an administrator: full');
    expect(body).toContain('&lt;b&gt;Techs<mark>U+202E</mark>&lt;/b&gt;');
    expect(body).not.toContain('<b>Techs');
  });

  test('has no script, loads nothing, cannot be framed, and gives the focus to the safe button', () => {
    const { headers, body } = open().get();
    const nonce = /<style nonce="([\w-]+)">/.exec(body)?.[1];
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(body).not.toMatch(/<script|onclick|javascript:|https?:\/\/(?!lab)/);
    expect(body).toMatch(/<button autofocus><bdi>Change nothing/);
  });

  test('takes a yes once', async () => {
    const { post, form, wait, answer } = open();
    const fields = form();
    wait();
    expect(post(fields)).toMatchObject({ status: 200, body: expect.stringContaining('Confirmed') });
    expect(await answer).toBe('the-digest');
    expect(post(fields).status).toBe(410);
  });

  test('takes a no at once', async () => {
    const { post, form, answer } = open();
    expect(post(form({ answer: 'refuse' })).status).toBe(200);
    expect(await answer).toBeNull();
  });

  test.each([
    ['another origin', {}, 'https://elsewhere.example'],
    ['the origin of the renderer', {}, 'http://127.0.0.1:3999'],
    ['an opaque origin', {}, 'null'],
    ['no origin', {}, null],
    ['a wrong token', { token: 'x' }, ORIGIN],
    ['no token', { token: '' }, ORIGIN],
    ['another digest', { digest: 'x' }, ORIGIN],
  ])('refuses an answer with %s, and goes on waiting', (_name, more, origin) => {
    const { post, form, wait, desk } = open();
    const fields = form(more);
    wait();
    expect(post(fields, origin).status).toBe(403);
    expect(post({ ...fields, answer: 'refuse' }, origin).status).toBe(403);
    expect(desk.find('q-1')).not.toBeNull();
  });

  test('refuses an answer to a question that was never drawn', () => {
    const { post, desk } = open();
    expect(post({ token: '', digest: 'the-digest', answer: 'agree' }).status).toBe(403);
    expect(desk.find('q-1')).not.toBeNull();
  });

  test('takes no yes within a second of being drawn, so that a click meant for something else is none', () => {
    const { post, form, wait, desk } = open();
    const fields = form();
    wait(900);
    expect(post(fields)).toMatchObject({ status: 422, body: expect.stringContaining('too quick') });
    expect(desk.find('q-1')).not.toBeNull();
  });

  test('wants the name typed where the question says so', async () => {
    const { post, form, wait, answer } = open(question({ typed: 'lab-01' }));
    const fields = form();
    for (const typed of ['', 'lab-0', 'LAB-01']) {
      wait();
      expect(post({ ...fields, typed })).toMatchObject({ status: 422, body: expect.stringContaining('not the name') });
    }
    wait();
    expect(post({ ...fields, typed: ' lab-01 ' }).status).toBe(200);
    expect(await answer).toBe('the-digest');
  });

  test('says in words that a question was withdrawn, answered or never there', () => {
    const { get, caller } = open();
    caller.abort();
    expect(get()).toMatchObject({ status: 410, body: expect.stringContaining('Nothing waits for an answer here') });
    for (const target of ['/', '/confirm/', '/confirm/q-2', '/confirm/../x', '/confirm/q-1/']) {
      expect(get(target).status).toBe(410);
    }
  });

  test('an unknown language is English', () => {
    expect(open().get('/confirm/q-1?lang=xx').body).toContain('<html lang="en">');
  });

  test('an unlock says for how long', () => {
    const { body } = open(question({ purpose: 'unlock', changes: [], facts: { minutes: '15' } })).get();
    expect(body).toContain('Unlock lab-01 for 15 minutes');
  });
});
