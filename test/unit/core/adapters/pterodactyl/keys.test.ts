import { describe, expect, test } from 'vitest';
import { checkKey } from '../../../../../electron/core/adapters/pterodactyl/keys.ts';
import { sayEnglish } from '../../../../../electron/domain/say.ts';

const where = { origin: 'https://panel.example.com', instance: 'games', say: sayEnglish };

describe('keys of a Panel', () => {
  test('come without the blanks that were pasted around them', () => {
    expect(checkKey(' ptla_abc\n', 'application', where)).toEqual({ ok: true, value: 'ptla_abc' });
  });

  test('of old Panels have no prefix, and pass as either kind', () => {
    for (const kind of ['application', 'account'] as const) {
      expect(checkKey('0123456789abcdef', kind, where)).toMatchObject({ ok: true });
    }
  });

  test('of the wrong kind are named in words', () => {
    expect(checkKey('ptlc_abc', 'application', where)).toMatchObject({
      failure: { message: 'This is an account key (ptlc_), and an application key (ptla_) is needed.' },
    });
    expect(checkKey('ptla_abc', 'account', where)).toMatchObject({
      failure: {
        message: 'This is an application key (ptla_), and an account key (ptlc_) of a root administrator is needed.',
      },
    });
  });

  test('never stand in the failure about them', () => {
    for (const secret of ['ptlc_secret', 'papp_secret', 'ptla_söcret', 'ptla_two words']) {
      const { ok, ...rest } = checkKey(secret, 'application', where);
      expect(ok).toBe(false);
      expect(JSON.stringify(rest)).not.toMatch(/s[eö]cret|two words/);
    }
  });
});
