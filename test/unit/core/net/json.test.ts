import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readJson } from '../../../../electron/core/net/json.ts';

const ORIGIN = 'https://lab-01.example';
const users = z.object({ items: z.array(z.object({ handle: z.string(), groups: z.array(z.number()) })) });
const answer = (text: string, contentType = 'application/json; charset=utf=8') => ({
  status: 200,
  headers: { 'content-type': contentType },
  cookies: [],
  text,
});

describe('reading JSON', () => {
  it('tolerates unknown fields and a Content-Type that makes no sense', () => {
    const text = '{"items":[{"handle":"fred","groups":[1],"new":true}],"page":1}';
    const value = { items: [{ handle: 'fred', groups: [1] }] };
    expect(readJson(answer(text), users, ORIGIN)).toEqual({ ok: true, value });
    expect(readJson(answer(text, 'text/html'), users, ORIGIN)).toEqual({ ok: true, value });
  });

  it.each(['<!doctype html><title>Sign in</title>', '', '{"items":', 'null '.repeat(2)])(
    'takes %j for no JSON',
    (text) => {
      expect(readJson(answer(text), users, ORIGIN)).toMatchObject({
        failure: { code: 'answer-not-json', details: { origin: ORIGIN, status: 200 } },
      });
    },
  );

  it.each([
    ['{"items":[{"groups":[]}]}', 'items.0.handle'],
    ['{"items":[{"handle":"a","groups":[]},{"handle":"b","groups":["x"]}]}', 'items.1.groups.0'],
    ['[]', 'the expected content'],
    ['null', 'the expected content'],
  ])('names by path what %s lacks', (text, path) => {
    expect(readJson(answer(text), users, ORIGIN)).toMatchObject({
      failure: { code: 'answer-malformed', details: { origin: ORIGIN, path } },
    });
  });

  it('puts nothing of the body into a failure', () => {
    const text = '{"items":[{"handle":{"password":"canary"}}]}';
    expect(JSON.stringify(readJson(answer(text), users, ORIGIN))).not.toContain('canary');
  });
});
