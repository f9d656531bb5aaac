import { expect, test } from 'vitest';
import { createSession } from '../../../electron/host/session.ts';

const cookieOf = (setCookie: string | null) => setCookie?.split(';')[0] ?? '';

test('a token buys the session once', () => {
  const session = createSession(8080);
  const token = session.issueToken();
  expect(session.redeem(token)).toContain('HttpOnly; SameSite=Strict');
  expect(session.redeem(token)).toBeNull();
});

test('each link has its own token, and an unused one stays good', () => {
  const session = createSession(8080);
  const [first, second] = [session.issueToken(), session.issueToken()];
  expect(first).not.toBe(second);
  expect(session.redeem(second)).not.toBeNull();
  expect(session.redeem(first)).not.toBeNull();
});

test('only the cookie of this run is admitted, among whatever others there are', () => {
  const session = createSession(8080);
  const cookie = cookieOf(session.redeem(session.issueToken()));
  expect(session.admits(cookie)).toBe(true);
  expect(session.admits(`theme=dark; ${cookie}; other=1`)).toBe(true);
  expect(session.admits(undefined)).toBe(false);
  expect(session.admits('roster-8080=')).toBe(false);
  expect(session.admits(`${cookie}x`)).toBe(false);
  expect(createSession(8080).admits(cookie)).toBe(false);
});

test('the port is part of the cookie’s name, since browsers share cookies between ports', () => {
  const session = createSession(8123);
  expect(cookieOf(session.redeem(session.issueToken()))).toMatch(/^roster-8123=/);
});
