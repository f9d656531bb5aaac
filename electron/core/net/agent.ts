import http from 'node:http';
import https from 'node:https';

/** The connections of one client, kept open between its calls until `close`. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  close(): void;
}

/** Shorter than servers keep idle connections, or a write could meet one that the server closes at that moment. */
const IDLE_MILLISECONDS = 3000;

/**
 * What every encrypted connection of Roster starts from. Both values are Node's defaults; written down, they hold
 * against the environment variables and options that would weaken them.
 */
export const TLS_FLOOR = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;

/** Makes the connections of one client. They go straight to the server: agents made so read no proxy variables. */
export function createAgents(): Agents {
  const pool = { keepAlive: true, timeout: IDLE_MILLISECONDS };
  const plain = new http.Agent(pool);
  const encrypted = new https.Agent({ ...pool, ...TLS_FLOOR });
  return {
    http: plain,
    https: encrypted,
    close() {
      plain.destroy();
      encrypted.destroy();
    },
  };
}
