/** What a person reads about one kind of failure: what happened, what to do next, and whether trying again can help. */
export interface FailureText {
  readonly message: string;
  readonly hint: string;
  readonly retryable: boolean;
}

const text = (message: string, hint: string): FailureText => ({ message, hint, retryable: false });
const passing = (message: string, hint: string): FailureText => ({ message, hint, retryable: true });

/** The closed union of expected failures: every code with its English text. `{name}` is filled from the details. */
export const FAILURE_TEXTS = {
  // What was typed
  'input-invalid': text('Some of what was entered cannot be used.', 'Correct the marked fields.'),
  'address-invalid': text('“{address}” is not an address.', 'Enter one like https://lab-01.example.org.'),
  'address-has-credentials': text(
    'The address holds a user name or password.',
    'Remove everything before the @, and enter it under sign-in instead.',
  ),
  'address-insecure': text(
    '{origin} is not encrypted, and it is not on this computer.',
    'Use https, or allow plain http for this instance on purpose.',
  ),

  // The way to the server
  'name-not-found': passing('The name {host} was not found.', 'Check the spelling, or whether a VPN is needed.'),
  'connection-refused': passing('{origin} refused the connection.', 'Check the port, and that the server is running.'),
  unreachable: passing('{origin} cannot be reached.', 'Check the network, or whether a VPN is needed.'),
  'timed-out-connecting': passing('{origin} did not accept a connection in time.', 'Try again, or check the firewall.'),
  'timed-out-answering': passing('{origin} did not answer in time.', 'Try again; the server may be busy.'),
  'connection-cut': passing('{origin} cut the connection in the middle of its answer.', 'Try again.'),
  'proxy-failed': passing('The proxy {proxy} could not pass the call on.', 'Check the proxy setting.'),
  'proxy-untrusted': text(
    'The certificate of the proxy {proxy} cannot be trusted ({reason}).',
    'Use the proxy’s http address, or choose the file of the CA that issued its certificate.',
  ),
  'proxy-address-invalid': text(
    '“{address}” is not the address of a proxy.',
    'Enter one like http://proxy.example.org:3128, or choose no proxy.',
  ),
  'proxy-sign-in': text('The proxy {proxy} asks for a sign-in.', 'Enter the proxy’s credentials.'),
  'tls-untrusted': text(
    'The certificate of {host} ends at a root that this computer doesn’t trust.',
    'Choose the file of your own CA, or pin this server’s key after comparing its fingerprint.',
  ),
  'tls-self-signed': text(
    'The certificate of {host} is signed by itself.',
    'Compare its fingerprint with the server’s and pin the key, or give the server a certificate of a CA.',
  ),
  'tls-incomplete': text(
    '{host} does not send the whole certificate chain.',
    'Ask whoever runs it to add the intermediate certificate.',
  ),
  'tls-expired': text('The certificate of {host} ended on {date}.', 'Ask whoever runs the server to renew it.'),
  'tls-not-yet-valid': text(
    'The certificate of {host} is valid from {date}.',
    'Check this computer’s clock, then the certificate.',
  ),
  'tls-wrong-host': text(
    'The certificate is for {names}, not for {host}.',
    'Check the address, or ask for a certificate with this name.',
  ),
  'tls-protocol': text('{host} and Roster share no safe TLS version.', 'The server needs TLS 1.2 or newer.'),
  'tls-client-certificate': text('{host} asks for a client certificate.', 'Choose one in the connection’s settings.'),
  'tls-client-certificate-refused': text(
    '{host} does not accept the client certificate {shown}.',
    'Check that it is meant for this server and still valid, then choose it again in the connection’s settings.',
  ),
  'tls-pin-changed': text(
    'The key of {host} is not the pinned one.',
    'Compare both fingerprints with whoever runs the server before trusting the new one.',
  ),
  'tls-absent': text(
    '{origin} answers, but not encrypted.',
    'If that is intended, enter the address with http:// and allow plain http for this instance.',
  ),
  'tls-failed': text('The encrypted connection to {host} failed ({reason}).', 'Open the technical detail.'),
  'certificate-unreadable': text(
    'This holds no certificate that Roster can read.',
    'Choose a PEM file; it has a line “-----BEGIN CERTIFICATE-----”.',
  ),
  'client-key-missing': text(
    'The private key of the client certificate {subject} is not in the secret store.',
    'Choose the certificate and its key again in the connection’s settings.',
  ),
  'client-key-unusable': text(
    'The private key does not belong to the client certificate {subject}, or a pass phrase seals it.',
    'Choose the key that the certificate was issued for, as a PEM file without a pass phrase.',
  ),
  redirected: text('{origin} sends every call on to {to}.', 'If that is the right server, enter that address.'),

  // What answered
  'answer-too-large': text(
    'The answer of {origin} is larger than Roster accepts.',
    'Check that the address is right. Roster reads up to 64 MiB at a time, and 256 MiB where a server gives out all its users at once.',
  ),
  'answer-not-json': text(
    '{origin} answered with something that is not JSON.',
    'A proxy or a sign-in page may stand in front of the server.',
  ),
  'answer-malformed': text(
    'The answer of {origin} lacks {path}.',
    'The server may be a version that Roster does not know.',
  ),
  'answer-unexpected': text('{origin} answered with status {status}.', 'Open the technical detail.'),
  'not-recognised': text(
    '{origin} answers, but as no server that Roster knows.',
    'Roster knows Virtool, Arvados and Pterodactyl. Check the address and the path.',
  ),
  'interface-without-api': text(
    '{origin} shows a web interface, but no {kind} API was found behind it.',
    'Ask for the address of the API; it often ends in /api or has its own port. Virtool 41.8 and later have none that programs may use.',
  ),
  'not-set-up': text(
    '{origin} has not been set up yet.',
    'Open it in a browser and finish its set-up, then try again.',
  ),
  'version-unsupported': text('{kind} {version} is not supported.', '{reason}'),
  'not-supported': text('{kind} {version} cannot do this: {what}.', '{instead}'),

  // Sign-in and rights
  'credentials-missing': text('There is no secret for {instance}.', 'Enter its password or key.'),
  'credentials-wrong': text('{origin} did not accept the handle and password.', 'Check both; case matters.'),
  'key-wrong': text(
    '{origin} did not accept the handle and API key.',
    'The key may be revoked, or belong to another handle. Case matters.',
  ),
  'token-wrong': text(
    '{origin} did not accept this key.',
    'It may have expired, been revoked or been copied incompletely.',
  ),
  'key-kind-wrong': text('This is {given}, and {needed} is needed.', 'Make one on the server, and enter it here.'),
  'key-owner-unknown': text(
    '{user} may be the owner of the key that Roster uses on {instance}, and would end it.',
    'Enter the owner of the key in the connection’s settings, then try again.',
  ),
  'key-owner-powerless': text(
    'The account behind this key may not use this interface of {origin}.',
    'Only the key of an administrator works here.',
  ),
  'key-address-refused': text(
    '{origin} does not accept this key from the address {address}.',
    'Add the address to the key’s allowed addresses, or use another key.',
  ),
  'two-factor-required': text(
    '{origin} demands two-factor sign-in of the account behind this key.',
    'Turn it on for that account on the server, then try again.',
  ),
  'password-sign-in-off': text(
    '{origin} takes no passwords over its API.',
    'Sign in on the server’s own page, and enter a token from there.',
  ),
  'refused-as-page': text(
    '{origin} took this call for one of its own pages and refused it (status {status}).',
    'Something on the way adds a cookie, an origin or a referrer. Look at the proxy.',
  ),
  'keys-off': text(
    '{origin} takes no API keys: its setting for them is off.',
    'Sign in with the password, or have somebody turn that setting on.',
  ),
  'account-deactivated': text('The account {handle} is deactivated on {origin}.', 'Sign in with another account.'),
  'account-inactive': text(
    'The account {handle} is not active on {origin}: it was never set up, or it is deactivated.',
    'Sign in with another account, or have an administrator set this one up.',
  ),
  'password-reset-required': text(
    '{origin} wants a new password for {handle} before it lets anyone in.',
    'Choose a new password now.',
  ),
  'reset-ended': text('The server has ended this password change.', 'Sign in again and choose the password anew.'),
  'not-allowed': text('{handle} may not do this on {instance}.', 'It needs {right}.'),
  'rate-limited': passing(
    '{origin} asks to wait {seconds} s.',
    'Where Roster reads a list it goes on by itself; else try again after that.',
  ),
  'server-error': passing('{origin} failed inside (status {status}).', 'Try again; if it stays, look at its log.'),
  'rows-unreadable': text(
    '{origin} fails on some of its own rows: {rows}.',
    'Everything else was read. Whoever runs the server has to mend those rows in its database.',
  ),
  'server-unavailable': passing('{origin} is up but not ready (status {status}).', 'Try again in a moment.'),

  // Objects
  'user-not-found': text('There is no user {user} on {instance} any more.', 'Refresh the directory.'),
  'group-not-found': text('There is no group {group} on {instance} any more.', 'Refresh the groups.'),
  'first-user-exists': text(
    '{origin} has its first user already.',
    'Sign in instead, with an account that somebody gave you or that you made yourself.',
  ),
  'handle-taken': text('The handle {handle} is taken.', 'Choose another one.'),
  'value-taken': text('Another account has {value} already.', 'Choose another {what}.'),
  'protected-account': text('{user} belongs to the server itself.', 'Roster never changes it.'),
  'protected-group': text('The group {group} belongs to the server itself.', 'Roster neither renames nor deletes it.'),
  'group-is-primary': text(
    'The group {group} is the primary group of {users}.',
    'Give them another primary group first, then delete it.',
  ),
  'group-has-members': text(
    'The group {group} still has members: {users}.',
    'Take them out of it first; what it gave cannot be brought back.',
  ),
  'owns-objects': text(
    '{user} still owns {objects}; the server refuses until that is settled.',
    'Give them to somebody else or delete them first.',
  ),
  'agreements-missing': text(
    '{user} has not agreed to everything that {instance} demands.',
    'The user agrees at the next sign-in; an administrator can also set the account active without it.',
  ),
  'managed-elsewhere': text(
    'The accounts of {instance} are managed on {home}.',
    'Add that server as an instance, and make the change there.',
  ),
  'object-not-found': text('There is no {object} on {instance} any more.', 'Refresh, then choose again.'),
  'handle-reserved': text('The server keeps the handle {handle} for itself.', 'Choose another one.'),
  'password-too-short': text('The password needs at least {minimum} characters.', 'Choose a longer one.'),
  'group-name-taken': text('There is a group {group} already.', 'Choose another name.'),
  'not-a-member': text('{user} is not a member of that primary group.', 'Add the user to the group first.'),
  'groups-missing': text('These groups are gone: {groups}.', 'Refresh the groups and choose again.'),
  'refused-by-server': text('{origin} refused this.', 'The server’s own words are below.'),
  conflict: text(
    '{target} was changed by somebody else meanwhile: {what}.',
    'Look at the present values, then decide again.',
  ),
  'yourself-protected': text(
    'This would take away your own access to {instance}.',
    'Ask another administrator to do it.',
  ),
  'last-administrator': text(
    '{user} is the last administrator of {instance} who can make others one.',
    'Make somebody else one first.',
  ),
  'outcome-unknown': text(
    'Nobody can tell whether this took effect: the answer of {origin} never came.',
    'Roster reads the present state again; compare before repeating.',
  ),
  'half-done': text(
    '{done} was done, but {rest} was not: {why}',
    'Roster reads the present state again; compare, then do what is missing.',
  ),
  'read-only': text('{instance} is read-only.', 'Unlock it for a limited time first.'),
  'not-confirmed': text(
    'Nothing was done: nobody confirmed it.',
    'Confirm it in the window that Roster opens for this, or on a terminal; a script can’t.',
  ),
  cancelled: text('Cancelled.', 'Nothing more was sent.'),

  // This computer
  'instance-not-found': text('There is no instance “{instance}” here.', 'See the list of instances.'),
  'name-taken': text('There is an instance called {name} already.', 'Choose another name.'),
  'settings-damaged': text('The file {file} is damaged.', 'It was set aside, and the last good copy is in use.'),
  'settings-lost': text(
    'The file {file} is damaged, and there is no good copy of it.',
    'It was set aside; what it held has to be entered again.',
  ),
  'settings-newer': text(
    'The file {file} was written by a newer Roster.',
    'Update Roster; the file is left untouched.',
  ),
  'disk-full': passing('The disk is full: {file} could not be written.', 'Free some space and try again.'),
  'not-writable': text('{file} cannot be written.', 'Check the rights of the data folder.'),
  'journal-unwritable': text(
    'The journal {file} cannot be written, so nothing was sent.',
    'Check the rights of the data folder and free space.',
  ),
  'journal-damaged': text(
    'The journal {file} was damaged or changed at entry {sequence}.',
    'It was left as it is, and new entries follow. Keep a copy, and find out who could write to the data folder.',
  ),
  'secrets-locked': text('The secret store is sealed.', 'Enter its pass phrase.'),
  'passphrase-wrong': text('The pass phrase is not the right one.', 'Try again; case matters.'),
  'passphrase-needed': text('This export is sealed with a pass phrase.', 'Enter the one that it was made with.'),
  'export-unreadable': text(
    'This is no export of Roster.',
    'Choose a file that was made with “Export” in the list of instances.',
  ),
  'export-newer': text('This export was made by a newer Roster.', 'Update Roster, then import it.'),
  'export-damaged': text(
    'This export is damaged or incomplete.',
    'Copy it again from where it was made, or make a new one.',
  ),
  'secrets-damaged': text(
    'The sealed secret store {file} is damaged.',
    'It was left as it is. Put a copy from a backup in its place, or move it away to begin a new one.',
  ),
  'secret-store-failed': text('The secret store failed: {reason}.', 'Unlock the keyring, or use a pass phrase.'),
  'core-running': text('Another Roster uses the data folder already ({holder}).', 'Close it, or use its window.'),
  'demo-failed': text('The demo could not start: {reason}.', 'Close other programs that hold the ports and try again.'),
  internal: text('Roster made a mistake.', 'Please report it with the diagnostics.'),
} as const satisfies Record<string, FailureText>;
