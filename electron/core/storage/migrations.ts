/** Lifts the settings by one version. Pure; copes with any shape, because what comes out is checked and not what goes in. */
export type Migration = (settings: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * Version 2 adds the way to each server, and where it stands in the list. The values are written out: what Roster
 * begins new connections with may change, and old ones keep what they had.
 */
const addPlaceAndNetwork: Migration = ({ connections, ...rest }) => ({
  ...rest,
  connections: Array.isArray(connections)
    ? connections.map((connection: unknown, position) => ({
        folder: null,
        favourite: false,
        position,
        network: {
          trust: { mode: 'system' },
          proxy: { mode: 'system' },
          clientCertificate: null,
          timeouts: { connect: 10_000, headers: 30_000, body: 60_000 },
        },
        ...(isRecord(connection) ? connection : {}),
      }))
    : connections,
});

/** In order: the first lifts version 1 to 2, the second 2 to 3. Released ones stay as they are. */
export const MIGRATIONS: readonly Migration[] = [addPlaceAndNetwork];

/** Lifts settings of `version` to the newest one and numbers them so. */
export function migrate(
  settings: Readonly<Record<string, unknown>>,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Record<string, unknown> {
  const lifted = migrations.slice(version - 1).reduce((current, step) => step(current), { ...settings });
  return { ...lifted, version: migrations.length + 1 };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
