interface Common {
  readonly id: string;
  /** Milliseconds since 1970; never extended. */
  readonly expires: number;
}

/** A session of nobody. */
export interface AnonymousSession extends Common {
  readonly kind: 'anonymous';
}

/** A right password was given, but a new one is demanded before anything else. */
export interface ResetSession extends Common {
  readonly kind: 'reset';
  readonly userId: string;
  readonly code: string;
  readonly remember: boolean;
}

/** A sign-in. */
export interface UserSession extends Common {
  readonly kind: 'user';
  readonly userId: string;
  readonly token: string;
}

/** What a `session_id` cookie can stand for. */
export type Session = AnonymousSession | ResetSession | UserSession;

const SECOND = 1000;
const SHORT_LIFE = 600 * SECOND;
const USER_LIFE = 3600 * SECOND;
const REMEMBERED_LIFE = 30 * 24 * 3600 * SECOND;

/** Clients that keep no cookies get a new anonymous session with every call; the oldest make room. */
const MOST_ANONYMOUS = 10_000;

/** The sign-ins of one server. Lifetimes count from creation and are never extended (26.3.0). */
export class Sessions {
  readonly #anonymous = new Map<string, AnonymousSession>();
  readonly #named = new Map<string, ResetSession | UserSession>();
  readonly #now: () => number;
  readonly #secret: () => string;

  constructor(now: () => number, secret: () => string) {
    this.#now = now;
    this.#secret = secret;
  }

  createAnonymous(): AnonymousSession {
    const session: AnonymousSession = { kind: 'anonymous', ...this.#common(SHORT_LIFE) };
    this.#anonymous.set(session.id, session);
    if (this.#anonymous.size > MOST_ANONYMOUS) this.#anonymous.delete(this.#anonymous.keys().next().value as string);
    return session;
  }

  createReset(userId: string, remember: boolean): ResetSession {
    const session: ResetSession = {
      kind: 'reset',
      ...this.#common(SHORT_LIFE),
      userId,
      code: this.#secret(),
      remember,
    };
    this.#named.set(session.id, session);
    return session;
  }

  createUser(userId: string, remember: boolean): UserSession {
    const life = remember ? REMEMBERED_LIFE : USER_LIFE;
    const session: UserSession = { kind: 'user', ...this.#common(life), userId, token: this.#secret() };
    this.#named.set(session.id, session);
    return session;
  }

  delete(id: string | undefined): void {
    if (id === undefined) return;
    this.#anonymous.delete(id);
    this.#named.delete(id);
  }

  /**
   * The session that a request's cookies stand for, or null. Whatever touches a pending reset other than the reset
   * itself with the right code, ends it.
   */
  find(id: string | undefined, token: string | undefined, reset: { readonly code: unknown } | null): Session | null {
    const session = id === undefined ? undefined : (this.#named.get(id) ?? this.#anonymous.get(id));
    if (!session) return null;
    if (session.expires <= this.#now()) {
      this.delete(session.id);
      return null;
    }
    if (session.kind === 'user') return token === session.token ? session : null;
    if (session.kind === 'anonymous') return token === undefined && reset === null ? session : null;
    if (token === undefined && reset?.code === session.code) return session;
    this.delete(session.id);
    return null;
  }

  #common(life: number): Common {
    return { id: `session_${this.#secret()}`, expires: this.#now() + life };
  }
}
