import type { Random } from '../lib/random.ts';
import { type ApiKey, READ, rights, WRITE } from './model.ts';

const IDENTIFIER_LENGTH = 16;
const SECRET_LENGTH = 32;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What a new key needs; everything else has a default. */
export type NewKey = Pick<ApiKey, 'ownerId' | 'kind' | 'description' | 'createdAt'> & Partial<ApiKey>;

/** All keys. */
export class KeyRing {
  readonly #keys = new Map<string, ApiKey>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Makes a key and says it in full, which the Panel does only once. A fixed text replaces the random one. */
  add(key: NewKey, text = this.#newText(key.kind)): { readonly key: ApiKey; readonly text: string } {
    const made: ApiKey = {
      allowedIps: [],
      rights: rights(READ | WRITE),
      expiresAt: null,
      lastUsedAt: null,
      ...key,
      identifier: text.slice(0, IDENTIFIER_LENGTH),
      secret: text.slice(IDENTIFIER_LENGTH),
    };
    this.#keys.set(made.identifier, made);
    return { key: made, text };
  }

  /** The key that reads so, expired or not. */
  find(text: string): ApiKey | undefined {
    const key = this.#keys.get(text.slice(0, IDENTIFIER_LENGTH));
    return key?.secret === text.slice(IDENTIFIER_LENGTH) ? key : undefined;
  }

  /** The account keys of a user, oldest first. */
  accountKeysOf(userId: number): ApiKey[] {
    return [...this.#keys.values()].filter(({ kind, ownerId }) => kind === 'account' && ownerId === userId);
  }

  remove(key: ApiKey): void {
    this.#keys.delete(key.identifier);
  }

  removeOf(userId: number): void {
    for (const key of this.#keys.values()) if (key.ownerId === userId) this.remove(key);
  }

  #newText(kind: ApiKey['kind']): string {
    const prefix = kind === 'account' ? 'ptlc_' : 'ptla_';
    return prefix + this.#random.text(IDENTIFIER_LENGTH - prefix.length + SECRET_LENGTH, LETTERS);
  }
}
