import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../electron/core/adapters/virtool/detect.ts';
import type { HttpAnswer } from '../../../../../electron/core/net/http.ts';
import { type Failure, failure } from '../../../../../electron/domain/failure.ts';
import { sayEnglish } from '../../../../../electron/domain/say.ts';
import { answer, stubHttp } from './stub-http.ts';

const endpoints = { groups: {}, spaces: {}, users: {} };
const root = (version: string, more: object = {}) => answer(200, { endpoints, first_user: false, version, ...more });
const page = (title: string) => answer(200, `<html><title>${title}</title></html>`, { 'content-type': 'text/html' });

const detectAt = (answers: Record<string, HttpAnswer | Failure>) => detect(stubHttp(answers), sayEnglish);

describe('detecting a Virtool', () => {
  it.each(['26.3.0', '26.3.0-pre+g1a7c78b', '32.2.1'])('takes %s for the profile it speaks', async (version) => {
    const found = await detectAt({ 'GET /': root(version) });
    expect(found).toMatchObject({ ok: true, value: { server: { profile: 'm2', version } } });
  });

  it.each([
    ['22.0.0', 'older than this way'],
    ['41.8.0', 'no program but its own web interface'],
    ['41.11.0', 'no program but its own web interface'],
  ])('says why %s is not supported', async (version, reason) => {
    const found = await detectAt({ 'GET /': root(version) });
    expect(found).toMatchObject({ ok: false, failure: { code: 'version-unsupported', details: { version } } });
    expect(found.ok ? '' : found.failure.hint).toContain(reason);
  });

  it('offers no first user where none can be created from outside', async () => {
    const found = async (version: string) => detectAt({ 'GET /': root(version, { first_user: true }) });
    expect(await found('39.20.0')).toMatchObject({ value: { firstUser: true } });
    expect(await found('39.21.0')).toMatchObject({ value: { firstUser: false } });
  });

  it('takes the version from the header where the document has none', async () => {
    const document = answer(200, { endpoints, first_user: true }, { 'x-virtool-version': '32.0.0' });
    const found = await detectAt({ 'GET /': document });
    expect(found).toMatchObject({ ok: true, value: { firstUser: true, server: { version: '32.0.0' } } });
  });

  it('bounds an unknown version by what the root document lists', async () => {
    const seen = (listed: object) => detectAt({ 'GET /': root('Unknown', { endpoints: listed }) });
    const inside = await seen(endpoints);
    expect(inside).toMatchObject({ ok: true, value: { server: { profile: 'm2', version: 'Unknown' } } });
    expect(inside.ok && inside.value?.evidence).toContain('lists spaces');
    expect(await seen({ groups: {}, users: {} })).toMatchObject({ value: { server: { profile: '33' } } });
    expect(await seen({ users: {} })).toMatchObject({ value: { server: { profile: '38' } } });
    expect(await seen({})).toMatchObject({ ok: false, failure: { details: { version: '41.8.0 or newer' } } });
  });

  it('tells the interface without an API behind it apart from other pages', async () => {
    const ui = await detectAt({ 'GET /': page('Virtool'), 'GET /api/': page('Virtool') });
    expect(ui).toMatchObject({ ok: false, failure: { code: 'interface-without-api', details: { kind: 'Virtool' } } });
    expect(await detectAt({ 'GET /': page('Welcome'), 'GET /api/': page('Welcome') })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('says that the API behind the interface is down', async () => {
    const found = await detectAt({ 'GET /': page('Virtool'), 'GET /api/': answer(502, '') });
    expect(found).toMatchObject({ ok: false, failure: { code: 'server-unavailable', details: { status: 502 } } });
  });

  it('leaves other servers alone: JSON of others, and Virtool 2, which tells no version', async () => {
    expect(await detectAt({ 'GET /': answer(200, { hello: 'world' }) })).toEqual({ ok: true, value: null });
    const legacy = answer(200, { endpoints: { viruses: {}, samples: {} } });
    expect(await detectAt({ 'GET /': page('Other'), 'GET /api/': legacy })).toEqual({ ok: true, value: null });
    expect(await detectAt({})).toEqual({ ok: true, value: null });
  });

  it('looks below /api although the address itself redirects, and reports the redirect otherwise', async () => {
    const redirected = failure('redirected', { origin: 'https://a', to: 'https://b' });
    const behind = await detectAt({ 'GET /': redirected, 'GET /api/': root('32.0.0') });
    expect(behind).toMatchObject({ ok: true, value: { baseUrl: 'https://lab-01.example.org/api' } });
    expect(await detectAt({ 'GET /': redirected })).toEqual({ ok: false, failure: redirected });
  });

  it('reports a failure of the way', async () => {
    const refused = failure('connection-refused', { origin: 'https://a' });
    expect(await detectAt({ 'GET /': refused })).toEqual({ ok: false, failure: refused });
  });
});
