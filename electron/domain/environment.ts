import type { Environment } from './connection.ts';

/** What an environment means for writing: it is behaviour, not paint. */
export interface EnvironmentRules {
  /** Writes are refused until a person unlocks the instance. */
  readonly readOnly: boolean;
  /** How long an unlock lasts. */
  readonly unlockMinutes: number;
  /** Grave changes are confirmed by typing the instance's name, even if they can be undone. */
  readonly typedConfirmation: boolean;
}

const OPEN: EnvironmentRules = { readOnly: false, unlockMinutes: 0, typedConfirmation: false };

export const ENVIRONMENT_RULES: Readonly<Record<Environment, EnvironmentRules>> = {
  production: { readOnly: true, unlockMinutes: 15, typedConfirmation: true },
  staging: OPEN,
  development: OPEN,
  other: OPEN,
};
