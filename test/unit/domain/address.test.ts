import { expect, test } from 'vitest';
import { parseAddress } from '../../../electron/domain/address.ts';

/** What is read of an address: where it leads, or why nowhere. */
function read(typed: string, allowHttp = false): string {
  const result = parseAddress(typed, allowHttp);
  return result.ok ? result.value.href : result.failure.code;
}

test('without a scheme it is https, and http on this computer, by name or by either kind of number', () => {
  expect(read('lab-01.example.org')).toBe('https://lab-01.example.org/');
  expect(read(' lab-01.example.org:8443/api/ ')).toBe('https://lab-01.example.org:8443/api');
  expect(read('[2001:db8::5]:9950')).toBe('https://[2001:db8::5]:9950/');
  expect(read('localhost:9950')).toBe('http://localhost:9950/');
  expect(read('127.0.0.1')).toBe('http://127.0.0.1/');
  expect(read('[::1]:9950/virtool')).toBe('http://[::1]:9950/virtool');
});

test('what is behind the path is left out, and so are slashes at the end', () => {
  expect(read('https://lab-01.example.org/api//?page=2#users')).toBe('https://lab-01.example.org/api');
});

test('a scheme with a slip in it is not taken for the name of a server', () => {
  for (const typed of [
    'http:/lab-01.example.org',
    'https//lab-01.example.org',
    'https:lab-01.example.org',
    'https:\\\\lab',
  ]) {
    expect([typed, read(typed)]).toEqual([typed, 'address-invalid']);
  }
  expect(read('https.example.org')).toBe('https://https.example.org/');
});

test('what is no address of a web server is refused', () => {
  for (const typed of [
    '',
    'https://',
    'lab 01',
    'ftp://lab-01.example.org',
    '::1',
    'lab-01:99999',
    'lab-01:0',
    '[::1',
    '/api',
    '?x',
  ]) {
    expect([typed, read(typed)]).toEqual([typed, 'address-invalid']);
  }
});

test('credentials are refused, with a scheme or without one', () => {
  expect(read('https://admin:secret@lab-01.example.org')).toBe('address-has-credentials');
  expect(read('admin:secret@lab-01.example.org')).toBe('address-has-credentials');
  expect(read('admin@lab-01.example.org')).toBe('address-has-credentials');
});

test('a password in an address that is none is not repeated', () => {
  expect(parseAddress('https://admin:secret@lab-01:99999', false)).toMatchObject({
    failure: { details: { address: 'lab-01:99999' } },
  });
});

test('plain http to another computer needs consent', () => {
  expect(read('http://lab-01.example.org')).toBe('address-insecure');
  expect(read('http://lab-01.example.org', true)).toBe('http://lab-01.example.org/');
  expect(read('http://127.0.0.1.example.org')).toBe('address-insecure');
  expect(read('http://[::1]:9950')).toBe('http://[::1]:9950/');
});
