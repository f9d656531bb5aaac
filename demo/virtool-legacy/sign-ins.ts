import type { Random } from '../lib/random.ts';
import type { Holder } from './model.ts';

/** What a `session_id` cookie stands for: somebody, or nobody yet. */
export interface SignIn {
  readonly id: string;
  /** The cookie counts only with the `User-Agent` that it was made for. */
  readonly userAgent: string | undefined;
  holder: Holder | null;
}

const COOKIE_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Clients that keep no cookies get a new one with every call; the oldest of nobody's make room. */
const MOST_ANONYMOUS = 10_000;

/** The sign-ins of one server. They never expire (2.1). */
export class SignIns {
  readonly #anonymous = new Map<string, SignIn>();
  readonly #named = new Map<string, SignIn>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** The sign-in of a cookie, or a new one of nobody when the cookie is unknown or another User-Agent's. */
  open(cookie: string | undefined, userAgent: string | undefined): SignIn {
    const known = cookie === undefined ? undefined : (this.#named.get(cookie) ?? this.#anonymous.get(cookie));
    if (known && known.userAgent === userAgent) return known;
    const signIn: SignIn = { id: this.#random.text(128, COOKIE_LETTERS), userAgent, holder: null };
    this.#anonymous.set(signIn.id, signIn);
    if (this.#anonymous.size > MOST_ANONYMOUS) this.#anonymous.delete(this.#anonymous.keys().next().value as string);
    return signIn;
  }

  /** Makes it somebody's; the cookie stays the same. */
  assign(signIn: SignIn, holder: Holder): void {
    signIn.holder = holder;
    this.#anonymous.delete(signIn.id);
    this.#named.set(signIn.id, signIn);
  }

  /** Forgets it; the cookie is unknown from then on. */
  end(signIn: SignIn): void {
    this.#anonymous.delete(signIn.id);
    this.#named.delete(signIn.id);
  }

  /** What is stored with the sign-ins of a user. */
  *heldBy(userId: string): Generator<Holder, void, undefined> {
    for (const { holder } of this.#named.values()) if (holder?.userId === userId) yield holder;
  }
}
