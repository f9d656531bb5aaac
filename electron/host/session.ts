import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may talk to the host: whoever came through a one-time link, for as long as the host runs. */
export interface HostSession {
  /** A new one-time token. Those handed out before stay good until they are used. */
  issueToken(): string;
  /** Uses a token up. Answers with the `Set-Cookie` value that it bought, or null when it is worth nothing. */
  redeem(token: string): string | null;
  /** Whether a request's `Cookie` header carries the session. */
  admits(cookieHeader: string | undefined): boolean;
}

/** Creates the session of one run. `port` is part of the cookie's name: browsers share cookies between ports. */
export function createSession(port: number): HostSession {
  const tokens = new Set<string>();
  const secret = randomSecret();
  const name = `roster-${port}`;
  return {
    issueToken() {
      const token = randomSecret();
      tokens.add(token);
      return token;
    },
    redeem(token) {
      const match = [...tokens].find((issued) => sameText(issued, token));
      if (match === undefined) return null;
      tokens.delete(match);
      return `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    admits(cookieHeader = '') {
      const given = cookieHeader
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`));
      return given.some((pair) => sameText(pair.slice(name.length + 1), secret));
    },
  };
}

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** 256 random bits as text that is safe in an address. */
function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
