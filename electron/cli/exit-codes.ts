import type { FailureCode } from '../domain/failure.ts';

/** What a run of the command line ends with; scripts branch on it. Listed in `--help`. */
export const EXIT_CODES = {
  ok: { code: 0, text: 'done' },
  internal: { code: 1, text: 'Roster made a mistake' },
  input: { code: 2, text: 'the command, or a value in it, cannot be used' },
  unreachable: { code: 3, text: 'the server cannot be reached, or is none that Roster knows' },
  signIn: { code: 4, text: 'the sign-in failed' },
  forbidden: { code: 5, text: 'not allowed, or read-only' },
  notFound: { code: 6, text: 'there is no such instance, user or group' },
  refused: { code: 7, text: 'refused, or somebody else changed the same thing' },
  unknown: { code: 8, text: 'nobody can tell whether a change took effect, or only a part of it did' },
  computer: { code: 9, text: 'this computer: data folder, disk, secret store, another Roster' },
  cancelled: { code: 130, text: 'cancelled' },
} as const;

type Ending = keyof typeof EXIT_CODES;

const ENDINGS: Readonly<Record<FailureCode, Ending>> = {
  internal: 'internal',

  'input-invalid': 'input',
  'address-invalid': 'input',
  'address-has-credentials': 'input',
  'address-insecure': 'input',
  'handle-reserved': 'input',
  'password-too-short': 'input',
  'not-supported': 'input',
  'proxy-address-invalid': 'input',
  'passphrase-needed': 'input',
  'export-unreadable': 'input',
  'export-newer': 'input',
  'export-damaged': 'input',
  'certificate-unreadable': 'input',
  'client-key-missing': 'input',
  'client-key-unusable': 'input',

  'name-not-found': 'unreachable',
  'connection-refused': 'unreachable',
  unreachable: 'unreachable',
  'timed-out-connecting': 'unreachable',
  'timed-out-answering': 'unreachable',
  'connection-cut': 'unreachable',
  'proxy-failed': 'unreachable',
  'proxy-untrusted': 'unreachable',
  'proxy-sign-in': 'unreachable',
  'tls-untrusted': 'unreachable',
  'tls-self-signed': 'unreachable',
  'tls-incomplete': 'unreachable',
  'tls-expired': 'unreachable',
  'tls-not-yet-valid': 'unreachable',
  'tls-wrong-host': 'unreachable',
  'tls-protocol': 'unreachable',
  'tls-client-certificate': 'unreachable',
  'tls-client-certificate-refused': 'unreachable',
  'tls-pin-changed': 'unreachable',
  'tls-absent': 'unreachable',
  'tls-failed': 'unreachable',
  redirected: 'unreachable',
  'answer-too-large': 'unreachable',
  'answer-not-json': 'unreachable',
  'answer-malformed': 'unreachable',
  'answer-unexpected': 'unreachable',
  'not-recognised': 'unreachable',
  'interface-without-api': 'unreachable',
  'version-unsupported': 'unreachable',
  'rate-limited': 'unreachable',
  'server-error': 'unreachable',
  'server-unavailable': 'unreachable',
  'rows-unreadable': 'unreachable',
  'not-set-up': 'unreachable',

  'credentials-missing': 'signIn',
  'credentials-wrong': 'signIn',
  'key-wrong': 'signIn',
  'token-wrong': 'signIn',
  'key-kind-wrong': 'signIn',
  'key-owner-powerless': 'signIn',
  'key-owner-unknown': 'forbidden',
  'key-address-refused': 'signIn',
  'two-factor-required': 'signIn',
  'password-sign-in-off': 'signIn',
  'keys-off': 'signIn',
  'account-deactivated': 'signIn',
  'account-inactive': 'signIn',
  'password-reset-required': 'signIn',
  'reset-ended': 'signIn',

  'not-allowed': 'forbidden',
  'read-only': 'forbidden',
  'not-confirmed': 'forbidden',
  'protected-account': 'forbidden',
  'protected-group': 'forbidden',
  'managed-elsewhere': 'forbidden',

  'instance-not-found': 'notFound',
  'user-not-found': 'notFound',
  'group-not-found': 'notFound',
  'groups-missing': 'notFound',
  'object-not-found': 'notFound',

  'first-user-exists': 'refused',
  'handle-taken': 'refused',
  'value-taken': 'refused',
  'group-is-primary': 'refused',
  'group-has-members': 'refused',
  'owns-objects': 'refused',
  'agreements-missing': 'refused',
  'refused-as-page': 'refused',
  'group-name-taken': 'refused',
  'name-taken': 'refused',
  'not-a-member': 'refused',
  'refused-by-server': 'refused',
  conflict: 'refused',
  'yourself-protected': 'refused',
  'last-administrator': 'refused',

  'outcome-unknown': 'unknown',
  'half-done': 'unknown',

  'settings-damaged': 'computer',
  'settings-lost': 'computer',
  'settings-newer': 'computer',
  'disk-full': 'computer',
  'not-writable': 'computer',
  'journal-unwritable': 'computer',
  'journal-damaged': 'computer',
  'secrets-locked': 'computer',
  'passphrase-wrong': 'computer',
  'secrets-damaged': 'computer',
  'secret-store-failed': 'computer',
  'core-running': 'computer',
  'demo-failed': 'computer',

  cancelled: 'cancelled',
};

/** The exit code for a failure. */
export function exitCodeOf(code: FailureCode): number {
  return EXIT_CODES[ENDINGS[code]].code;
}

/** The table of exit codes, for `--help`. */
export function exitCodeHelp(): string {
  const rows = Object.values(EXIT_CODES).map(({ code, text }) => `  ${String(code).padStart(3)}  ${text}`);
  return ['Exit codes:', ...rows].join('\n');
}
