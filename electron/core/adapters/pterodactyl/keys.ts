import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';

/** Signing in with an application key and the name of its owner, … */
export const METHOD_APPLICATION = 'application-key';
/** … or with an account key of a root administrator, which drives both APIs. */
export const METHOD_ACCOUNT = 'client-key';
/** The purpose under which an account key is kept beside an application key. */
export const PURPOSE_ACCOUNT = 'client-key';

/** The two kinds of key that a Panel makes. */
export type KeyKind = 'application' | 'account';

const WORDS: Readonly<Record<KeyKind, string>> = {
  application: 'an application key (ptla_)',
  account: 'an account key (ptlc_)',
};

/** What is needed where an account key does not do unless its owner may do everything, in English. */
export const NEEDED_WORDS: Readonly<Record<KeyKind, string>> = {
  application: WORDS.application,
  account: 'an account key (ptlc_) of a root administrator',
};

/** Prefixes since 1.8.0; older keys have none, and show what they are when they are used. */
const PREFIXES: readonly [prefix: string, kind: KeyKind | 'pelican'][] = [
  ['ptla_', 'application'],
  ['ptlc_', 'account'],
  ['papp_', 'pelican'],
  ['pacc_', 'pelican'],
  // Betas of Pelican.
  ['peli_', 'pelican'],
  ['plcn_', 'pelican'],
];

/** Fails with `version-unsupported`, in words about Pelican. */
export function refusePelican(say: Say): Result<never> {
  const reason = say(
    'Pelican is a fork of Pterodactyl with users, roles and keys of its own. Roster recognises it, and cannot administer it yet.',
  );
  return fail('version-unsupported', { kind: 'Pelican', version: say('of any version'), reason });
}

/**
 * The key as it is sent. Fails before anything is sent: with `credentials-missing`, `token-wrong` where it cannot be a
 * key, `key-kind-wrong` by its prefix, and `version-unsupported` for a key of Pelican.
 */
export function checkKey(
  secret: string | null | undefined,
  needed: KeyKind,
  { origin, instance, say }: { readonly origin: string; readonly instance: string; readonly say: Say },
): Result<string> {
  const key = secret?.trim() ?? '';
  if (key === '') return fail('credentials-missing', { instance });
  if (!/^[\x21-\x7e]+$/.test(key)) return fail('token-wrong', { origin });
  const kind = PREFIXES.find(([prefix]) => key.startsWith(prefix))?.[1];
  if (kind === 'pelican') return refusePelican(say);
  if (kind === undefined || kind === needed) return ok(key);
  return fail('key-kind-wrong', { given: say(WORDS[kind]), needed: say(NEEDED_WORDS[needed]) });
}
