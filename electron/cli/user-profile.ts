/** Options for the fields of an account that most kinds have. */
export interface ProfileOptions {
  handle?: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  externalId?: string;
}

const KEYS = ['handle', 'email', 'firstName', 'lastName', 'externalId'] as const satisfies (keyof ProfileOptions)[];

/** The options that were given, as `field=value`. */
export function profileFields(options: ProfileOptions): string[] {
  return KEYS.flatMap((key) => (options[key] === undefined ? [] : [`${key}=${options[key]}`]));
}
