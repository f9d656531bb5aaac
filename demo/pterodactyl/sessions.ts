import { hex, type Random } from '../lib/random.ts';
import type { User } from './model.ts';

/** A browser as the Panel remembers it. */
export interface Session {
  readonly id: string;
  /** What a writing page has to send along. */
  readonly token: string;
  /** Who signed in, and with which of the user's passwords. */
  owner: { readonly id: number; readonly passwordVersion: number } | null;
  /** Seconds since 1970. */
  expiresAt: number;
}

/** Seconds that a browser may stay away. */
export const SESSION_LIFETIME = 43_200;

/** The browsers that the Panel knows. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #random: Random;
  readonly #seconds: () => number;

  constructor(random: Random, seconds: () => number) {
    this.#random = random;
    this.#seconds = seconds;
  }

  /** The session of a cookie, its life renewed; a fresh one for an unknown or expired cookie or none. */
  open(id: string | undefined): Session {
    const known = id === undefined ? undefined : this.#sessions.get(id);
    const session = known && known.expiresAt > this.#seconds() ? known : this.#create();
    session.expiresAt = this.#seconds() + SESSION_LIFETIME;
    return session;
  }

  /** Signs in, under a new id so that nobody can have set the cookie before. */
  signIn(session: Session, user: User): Session {
    this.#sessions.delete(session.id);
    const next = this.#create();
    next.owner = { id: user.id, passwordVersion: user.passwordVersion };
    return next;
  }

  /** Forgets who signed in, and the session with it. */
  end(session: Session): Session {
    this.#sessions.delete(session.id);
    return this.#create();
  }

  endOf(userId: number): void {
    for (const session of this.#sessions.values()) if (session.owner?.id === userId) this.end(session);
  }

  #create(): Session {
    const session: Session = {
      id: hex(this.#random, 40),
      token: hex(this.#random, 40),
      owner: null,
      expiresAt: this.#seconds() + SESSION_LIFETIME,
    };
    this.#sessions.set(session.id, session);
    return session;
  }
}
