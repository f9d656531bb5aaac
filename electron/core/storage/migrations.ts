/** Lifts the settings by one version. Pure; copes with any shape, because what comes out is checked and not what goes in. */
export type Migration = (settings: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** In order: the first lifts version 1 to 2, the second 2 to 3. Released ones stay as they are. */
export const MIGRATIONS: readonly Migration[] = [];

/** Lifts settings of `version` to the newest one and numbers them so. */
export function migrate(
  settings: Readonly<Record<string, unknown>>,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Record<string, unknown> {
  const lifted = migrations.slice(version - 1).reduce((current, step) => step(current), { ...settings });
  return { ...lifted, version: migrations.length + 1 };
}
