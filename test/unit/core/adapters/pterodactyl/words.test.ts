import { afterEach, describe, expect, test } from 'vitest';
import { KEYS } from '../../../../../demo/pterodactyl/fixtures.ts';
import { pterodactyl } from '../../../../../electron/core/adapters/pterodactyl/adapter.ts';
import { SHARED_WORDS } from '../../../../../electron/core/adapters/shared-words.ts';
import { closePanels, startPanel } from '../../../../contract/pterodactyl-server.ts';
import { valueIn } from '../../../../contract/virtool-server.ts';

afterEach(closePanels);

describe('what the adapter says', () => {
  test('has a translation in every language, whatever the keys reach', async () => {
    const panel = await startPanel();
    const said = new Set<string>();
    const note = (english: string) => {
      said.add(english);
      return english;
    };
    pterodactyl.signInMethods(note);
    const detection = valueIn(await pterodactyl.detect(panel.http, note));
    if (!detection) throw new Error('Not recognised');
    pterodactyl.guideFirstUser?.(detection, note);
    for (const [secret, accountKey] of [
      [KEYS.application, ''],
      [KEYS.application, KEYS.client],
      [KEYS.readOnly, KEYS.client],
      [KEYS.readOnly, KEYS.clientOfOwner],
      [KEYS.withoutServers, ''],
    ] as const) {
      const session = pterodactyl.open({
        http: panel.http,
        server: detection.server,
        instanceName: 'games',
        signIn: { method: 'application-key', handle: 'admin' },
        secret,
        extraSecrets: { 'client-key': accountKey },
        now: Date.now,
        say: note,
      });
      valueIn(await session.describe());
    }
    expect(said.size).toBeGreaterThan(100);
    for (const language of ['de', 'fr'] as const) {
      const known = { ...SHARED_WORDS[language], ...pterodactyl.words[language] };
      expect([...said].filter((english) => !(english in known))).toEqual([]);
    }
  });

  test('keeps the same names in every translation', () => {
    const namesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const words of Object.values(pterodactyl.words)) {
      for (const [english, other] of Object.entries(words)) expect(namesIn(other)).toEqual(namesIn(english));
    }
    expect(Object.keys(pterodactyl.words.de)).toEqual(Object.keys(pterodactyl.words.fr));
  });
});
