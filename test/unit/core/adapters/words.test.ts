import { describe, expect, test } from 'vitest';
import { v2 } from '../../../../demo/arvados/fixtures.ts';
import { startEmulator } from '../../../../demo/lib/profiles.ts';
import { KEYS as PANEL_KEYS } from '../../../../demo/pterodactyl/fixtures.ts';
import { KEYS as LEGACY_KEYS } from '../../../../demo/virtool-legacy/fixtures.ts';
import { ADAPTERS } from '../../../../electron/core/adapters/registry.ts';
import { SHARED_WORDS } from '../../../../electron/core/adapters/shared-words.ts';
import { createHttpClient } from '../../../../electron/core/net/client.ts';
import type { SignIn } from '../../../../electron/domain/connection.ts';
import { FAILURE_CODES } from '../../../../electron/domain/failure.ts';
import { FAILURE_TEXTS } from '../../../../electron/domain/failure-texts.ts';
import type { Say } from '../../../../electron/domain/say.ts';
import { failure as german } from '../../../../renderer/i18n/de/failures.ts';
import { failure as french } from '../../../../renderer/i18n/fr/failures.ts';
import { TRIALS, type Trial } from '../../../contract/every-kind-labs.ts';
import { textsOf } from './prose.ts';

const LANGUAGES = ['de', 'fr'] as const;

/** Texts with blanks that nobody reads: words of servers that are compared, commands, and names of releases. */
const NOT_SAID: ReadonlySet<string> = new Set([
  'php artisan p:user:make',
  'This account does not have permission',
  'This action is unauthorized',
  'The route ',
  'Group not found',
  'User not found',
  'required field',
  '2.2 or 2.3',
  'not in',
]);

const isProse = (text: string) => /^[\p{L}{“].* ./u.test(text) && !/^\w+ (asc|desc)$/.test(text) && !NOT_SAID.has(text);

const sources = ADAPTERS.map(({ kind, words }) => ({ kind, words, texts: textsOf(kind) }));
const shared = textsOf('');
const failureTexts: readonly string[] = FAILURE_CODES.map((code) => FAILURE_TEXTS[code].message);
const namesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

function untranslated(said: Iterable<string>, kind: string): string[] {
  const own = ADAPTERS.find((adapter) => adapter.kind === kind)?.words;
  return [...said].filter((text) =>
    LANGUAGES.some((one) => !(text in SHARED_WORDS[one]) && !(text in (own?.[one] ?? {}))),
  );
}

describe('words of adapters', () => {
  test.each([...sources, { kind: 'all', texts: shared }])(
    'every sentence in the source of $kind is translated',
    ({ kind, texts }) => {
      expect(untranslated(texts.said, kind)).toEqual([]);
      expect(untranslated([...texts.literals].filter(isProse), kind)).toEqual([]);
    },
  );

  test.each([...sources, { kind: 'all', texts: shared }])('no sentence of $kind is put together', ({ texts }) => {
    expect(texts.templates).toEqual([]);
  });

  test.each(sources)('the words of $kind hold nothing that it does not say', ({ words, texts }) => {
    const isSaid = (text: string) => texts.literals.has(text) || failureTexts.includes(text);
    for (const language of LANGUAGES) {
      expect(Object.keys(words[language]).filter((text) => !isSaid(text))).toEqual([]);
    }
    expect(Object.keys(words.fr).sort()).toEqual(Object.keys(words.de).sort());
  });

  test('the shared words are those of what is shared, of failures, or of several adapters', () => {
    const isShared = (text: string) =>
      shared.literals.has(text) ||
      failureTexts.includes(text) ||
      sources.filter(({ texts }) => texts.literals.has(text)).length > 1;
    for (const language of LANGUAGES) {
      expect(Object.keys(SHARED_WORDS[language]).filter((text) => !isShared(text))).toEqual([]);
    }
    expect(Object.keys(SHARED_WORDS.fr).sort()).toEqual(Object.keys(SHARED_WORDS.de).sort());
  });

  test('what is said by several is translated once, so that it reads the same everywhere', () => {
    const all = [SHARED_WORDS, ...ADAPTERS.map(({ words }) => words)].flatMap(({ de }) => Object.keys(de));
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });

  test('translations name the same things', () => {
    for (const words of [SHARED_WORDS, ...ADAPTERS.map((adapter) => adapter.words)]) {
      for (const language of LANGUAGES) {
        const wrong = Object.entries(words[language]).filter(([text, other]) => namesIn(text) !== namesIn(other));
        expect(wrong).toEqual([]);
      }
    }
  });

  test('a failure says on a field what it says above the form', () => {
    for (const [language, texts] of [
      ['de', german],
      ['fr', french],
    ] as const) {
      const words = SHARED_WORDS[language];
      const onFields = FAILURE_CODES.filter((code) => FAILURE_TEXTS[code].message in words);
      expect(onFields.length).toBeGreaterThan(5);
      expect(onFields.filter((code) => words[FAILURE_TEXTS[code].message] !== texts[code].message)).toEqual([]);
    }
  });
});

type SignInWith = readonly [signIn: SignIn, secret: string, extraSecrets?: Record<string, string>];

const byPassword = (...handles: string[]): SignInWith[] =>
  handles.map((handle) => [{ method: 'password', handle }, `${handle}-password`]);

const byKey = (handle: string, key: string): SignInWith => [{ method: 'key', handle }, key];

const byPanelKey = (key: string, accountKey = ''): SignInWith => [
  { method: 'application-key', handle: 'admin' },
  key,
  { 'client-key': accountKey },
];

/** Accounts and keys that may do more and less. */
const SIGN_INS: Readonly<Record<Trial['kind'], readonly SignInWith[]>> = {
  virtool: byPassword('admin', 'settings-admin', 'user-admin', 'base-admin', 'mhartley', 'nobody'),
  'virtool-legacy': [
    ...byPassword('admin', 'plain', 'nobody'),
    byKey('admin', LEGACY_KEYS.admin),
    byKey('admin:', LEGACY_KEYS.admin),
  ],
  arvados: [
    ...(['admin', 'plain', 'newcomer', 'scoped', 'expired'] as const).map(
      (name): SignInWith => [{ method: 'token', handle: '' }, v2(name)],
    ),
    ...byPassword('admin', 'nobody'),
  ],
  pterodactyl: [
    byPanelKey(PANEL_KEYS.application),
    byPanelKey(PANEL_KEYS.application, PANEL_KEYS.client),
    byPanelKey(PANEL_KEYS.readOnly, PANEL_KEYS.client),
    byPanelKey(PANEL_KEYS.readOnly, PANEL_KEYS.clientOfOwner),
    byPanelKey(PANEL_KEYS.withoutServers),
    byPanelKey(PANEL_KEYS.withoutUsers),
    byPanelKey('papp_pelican'),
    [{ method: 'application-key', handle: '' }, PANEL_KEYS.application],
  ],
};

/** What is said of a server until it has been described, or has refused to be. */
async function saidOf({ profile, kind }: Trial, virgin: boolean): Promise<Set<string>> {
  const said = new Set<string>();
  const say: Say = (text) => {
    said.add(text);
    return text;
  };
  const emulator = await startEmulator({ profile, ...(virgin ? { virgin } : { users: 40 }) });
  const http = createHttpClient({ baseUrl: emulator.origin, allowHttp: false });
  try {
    const adapter = ADAPTERS.find((one) => one.kind === kind);
    adapter?.signInMethods(say);
    adapter?.firstUser?.fields(say);
    const found = await adapter?.detect(http, say);
    if (!adapter || !found?.ok || !found.value) throw new Error(`${profile} was not recognised`);
    const { server, baseUrl } = found.value;
    adapter.guideFirstUser?.(found.value, say);
    const way = createHttpClient({ baseUrl, allowHttp: false });
    const { key } = emulator.signIn;
    const own: SignInWith[] = key ? [byKey('admin', key), byKey('job-admin', key)] : [];
    for (const [signIn, secret, extraSecrets = {}] of [...SIGN_INS[kind], ...own]) {
      const context = { http: way, server, instanceName: 'lab-01', signIn, secret, extraSecrets, now: Date.now, say };
      await adapter.open(context).describe();
    }
    way.close();
    return said;
  } finally {
    http.close();
    await emulator.close();
  }
}

describe('whatever the account or key', () => {
  test.each(TRIALS)('everything that is said of $profile has a translation', async (trial) => {
    const said = await saidOf(trial, false);
    for (const text of await saidOf(trial, true)) said.add(text);
    expect(said.size).toBeGreaterThan(60);
    expect(untranslated(said, trial.kind)).toEqual([]);
  });
});
