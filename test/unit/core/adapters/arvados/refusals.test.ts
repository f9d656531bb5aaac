import { describe, expect, test } from 'vitest';
import { readRefusal } from '../../../../../electron/core/adapters/arvados/refusals.ts';

const words = (text: string, headers: Record<string, string> = {}) =>
  readRefusal({ status: 422, headers, cookies: [], text }).words;
const errors = (...all: string[]) => JSON.stringify({ errors: all });

describe('the words of a refusal', () => {
  test.each([
    [
      '//railsapi.internal/arvados/v1/users/x: 404 Not Found: Path not found (req-0a1b2c3d4e5f6g7h8i9j)',
      'Path not found',
    ],
    [
      '//railsapi.internal/arvados/v1/users?filters=[["a: 1 B: ","=",1]]: 422 Unprocessable Content: Bad (req-x)',
      'Bad',
    ],
    ['//a: 422 Unprocessable Entity: #<ArvadosModel::PermissionDeniedError: Not yours>', 'Not yours'],
    ['First (req-1a); second (req-1a)', 'First; second'],
    ['API endpoint not found', 'API endpoint not found'],
    ['#<RuntimeError: two\nlines>', 'two\nlines'],
  ])('of %s are the tail', (text, tail) => {
    expect(words(errors(text))).toBe(tail);
  });

  test('are joined where the back end sends several, and taken from a bare text', () => {
    expect(words(errors('One (req-1)', 'Two (req-1)'))).toBe('One; Two');
    expect(words('{"errors":"disabled"}')).toBe('disabled');
    expect(words(' plain text\n')).toBe('plain text');
  });

  test('are none in an empty body or a page', () => {
    expect(words('')).toBe('');
    expect(words('<html>', { 'content-type': 'text/html' })).toBe('');
  });

  test('come with the id of the call', () => {
    const headers = { 'x-request-id': 'req-1' };
    expect(readRefusal({ status: 503, headers, cookies: [], text: '' })).toEqual({
      status: 503,
      words: '',
      requestId: 'req-1',
    });
  });
});
