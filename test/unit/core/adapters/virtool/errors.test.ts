import { describe, expect, it } from 'vitest';
import { failureOf, type Subject } from '../../../../../electron/core/adapters/virtool/errors.ts';
import { sayEnglish } from '../../../../../electron/domain/say.ts';
import { answer } from './stub-http.ts';

const where = { origin: 'https://lab-01.example.org', instance: 'lab-01', handle: 'fred', say: sayEnglish };
const object = (status: number, id: string, message: string, subject?: Subject) =>
  failureOf(answer(status, { id, message }), where, subject);
const refused = (message: string, subject?: Subject) => object(400, 'bad_request', message, subject);

describe('failures from answers', () => {
  it('takes the minimum length from the sentence', () => {
    const failure = refused('Password does not meet minimum length requirement (12)');
    expect(failure).toMatchObject({ code: 'password-too-short', details: { minimum: 12 } });
    expect(failure.fields).toEqual({ password: 'The password needs at least 12 characters.' });
  });

  it('names missing groups as they were called when they were chosen', () => {
    const failure = refused("Non-existent groups: 'foo', 12, 999", { labels: { 12: 'Diagnostics' } });
    expect(failure).toMatchObject({ code: 'groups-missing', details: { groups: 'foo, Diagnostics, 999' } });
    expect(refused('Non-existent group: 999').fields).toHaveProperty('primaryGroup');
  });

  it('keeps the server’s own words for a refusal that it does not know', () => {
    expect(refused('Moon is in the wrong phase')).toMatchObject({
      code: 'refused-by-server',
      serverMessage: 'Moon is in the wrong phase',
    });
    const malformed = failureOf(answer(400, { error: 'Malformed JSON' }), where);
    expect(malformed).toMatchObject({ code: 'refused-by-server', serverMessage: 'Malformed JSON' });
  });

  it('puts each entry of a validation array on its field, the first one where there are several', () => {
    const entries = [
      { loc: ['force_reset'], msg: 'Value may not be null', type: 'value_error', in: 'body' },
      { loc: ['groups', 0], msg: 'value is not a valid integer', type: 'type_error.integer', in: 'body' },
      { loc: ['groups', 1], msg: 'another', type: 'type_error.integer', in: 'body' },
      { loc: ['__root__'], msg: 'value is not a valid dict', type: 'type_error.dict', in: 'body' },
    ];
    const failure = failureOf(answer(400, entries), where);
    expect(failure.code).toBe('input-invalid');
    expect(failure.fields).toEqual({
      forceReset: 'Value may not be null',
      groups: 'value is not a valid integer',
    });
    expect(failure.serverMessage).toContain('groups.0: value is not a valid integer');
  });

  it.each([
    [401, 'unauthorized', 'credentials-wrong'],
    [401, 'deactivated_user', 'account-deactivated'],
    [401, 'invalid_authorization_header', 'account-deactivated'],
    [401, 'malformed_authorization_header', 'input-invalid'],
    [403, 'forbidden', 'not-allowed'],
    [403, 'insufficient_privileges', 'not-allowed'],
    [404, 'not_found', 'answer-unexpected'],
    [418, 'teapot', 'answer-unexpected'],
  ])('reads %i %s as %s', (status, id, code) => {
    expect(object(status, id, 'words').code).toBe(code);
  });

  it('says what a 404 is about', () => {
    expect(object(404, 'not_found', 'Not found', { user: 'fred' }).code).toBe('user-not-found');
    expect(object(404, 'not_found', 'User does not exist', { user: 'fred' }).code).toBe('user-not-found');
    expect(object(404, 'not_found', 'Not found', { group: 'Techs' }).code).toBe('group-not-found');
    const unknownRoute = answer(404, '404: Not Found', { 'content-type': 'text/plain' });
    expect(failureOf(unknownRoute, where, { user: 'fred' })).toMatchObject({
      code: 'answer-unexpected',
      serverMessage: '404: Not Found',
    });
  });

  it('leaves the outcome of a write open when a gateway gave up waiting', () => {
    expect(failureOf(answer(504, ''), where, { writes: true }).code).toBe('outcome-unknown');
    expect(failureOf(answer(504, ''), where).code).toBe('server-unavailable');
    expect(failureOf(answer(503, ''), where, { writes: true }).code).toBe('server-unavailable');
    expect(failureOf(answer(500, 'x'), where, { writes: true }).code).toBe('server-error');
  });

  it('shows no source text of a proxy’s page', () => {
    const page = answer(403, '<html><body>Blocked</body></html>', { 'content-type': 'text/html' });
    expect(failureOf(page, where)).toMatchObject({ code: 'not-allowed' });
    expect(failureOf(page, where)).not.toHaveProperty('serverMessage');
  });
});
