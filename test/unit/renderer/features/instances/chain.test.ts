import { describe, expect, test } from 'vitest';
import type { Certificate } from '../../../../../electron/domain/certificate.ts';
import { chainLinks } from '../../../../../renderer/features/instances/chain.ts';

const now = Date.parse('2026-05-04T10:00:00.000Z');

function certificate(subject: string, issuer: string, more: Partial<Certificate> = {}): Certificate {
  return {
    subject,
    issuer,
    names: subject,
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
    fingerprint: `F:${subject}`,
    pin: `P:${subject}`,
    pem: '',
    ...more,
  };
}

const leaf = certificate('lab-03', 'Issuing CA');
const middle = certificate('Issuing CA', 'Root CA');
const root = certificate('Root CA', 'Root CA');
const troubles = (...args: Parameters<typeof chainLinks>) =>
  chainLinks(...args).map(({ name, trouble }) => [name, trouble]);

describe('what is wrong with a certificate chain', () => {
  test('an untrusted root is marked, whether or not the server sent it', () => {
    const expected = [
      ['lab-03', null],
      ['Issuing CA', null],
      ['Root CA', 'root'],
    ];
    expect(troubles([leaf, middle, root], 'tls-untrusted', now)).toEqual(expected);
    expect(troubles([leaf, middle], 'tls-untrusted', now)).toEqual(expected);
  });

  test('a missing intermediate is named', () => {
    expect(troubles([leaf], 'tls-incomplete', now)).toEqual([
      ['lab-03', null],
      ['Issuing CA', 'missing'],
    ]);
  });

  test('what has ended or not begun is marked where it stands', () => {
    const ended = certificate('Issuing CA', 'Root CA', { validUntil: '2026-02-01T00:00:00.000Z' });
    expect(troubles([leaf, ended], 'tls-expired', now)[1]).toEqual(['Issuing CA', 'expired']);
    const early = certificate('lab-03', 'Issuing CA', { validFrom: '2026-06-01T00:00:00.000Z' });
    expect(troubles([early], 'tls-not-yet-valid', now)[0]).toEqual(['lab-03', 'early']);
  });

  test('a wrong name, another key and a signature of its own concern the server’s certificate', () => {
    expect(troubles([leaf, middle], 'tls-wrong-host', now)[0]).toEqual(['lab-03', 'name']);
    expect(troubles([leaf, middle], 'tls-pin-changed', now)[0]).toEqual(['lab-03', 'key']);
    expect(troubles([root], 'tls-self-signed', now)).toEqual([['Root CA', 'selfSigned']]);
  });
});
