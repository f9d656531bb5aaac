import type { Change } from '../../../domain/change.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { User } from '../../../domain/user.ts';
import type { Foresight } from '../adapter.ts';
import { targetId } from '../target.ts';
import { isDangerous, labelOf } from './catalogue.ts';
import { guardOwnShare, guardPower } from './guards.ts';
import { type Keys, type Standing, serverReader } from './standing.ts';
import { ROOT } from './wire.ts';
import { losesLevel, refuseOwner, refuseUpdate } from './write-user.ts';

/** What foreseeing needs. */
export interface Seer {
  readonly keys: Keys;
  readonly standing: Standing;
  readonly say: Say;
  /** A user as read a moment ago, or else now. */
  readonly present: (id: string) => Promise<Result<User>>;
}

/** Looks at the Panel for what a change would do beyond its values; fails where the Panel, or Roster, refuses it. */
export async function foresee(seer: Seer, change: Change, signal?: AbortSignal): Promise<Result<Foresight>> {
  switch (change.action) {
    case 'create-user':
      return plain(change, mailsOf(change, seer.say));
    case 'update-user':
      return foreseeUpdate(seer, change, signal);
    case 'delete-user':
      return foreseeDeletion(seer, change, signal);
    case 'set-object-right':
      return foreseeShare(seer, change);
    default:
      return plain(change, []);
  }
}

function plain({ grade }: Change, effects: readonly string[]): Result<Foresight> {
  return ok({ grade, effects, grave: false });
}

function mailsOf({ after, secrets }: Change, say: Say): string[] {
  const email = String(after?.email ?? '');
  if (secrets.includes('password')) {
    return [say('The Panel mails {email} that the account exists. The password is not in the mail.', { email })];
  }
  return [
    say('The Panel mails {email} a link to choose a password.', { email }),
    say('The link works for 60 minutes. Afterwards the user takes “Forgot password?” on the sign-in page.'),
  ];
}

async function foreseeUpdate(seer: Seer, change: Change, signal?: AbortSignal): Promise<Result<Foresight>> {
  const { keys, standing, say } = seer;
  const user = await seer.present(targetId(change));
  if (!user.ok) return user;
  const after = change.after ?? {};
  const refused = refuseUpdate(user.value, change, after, say);
  if (refused) return refused;
  const demotes = 'administrator' in after && losesLevel(user.value, after.administrator);
  if (demotes) {
    const guarded = await guardPower(keys, standing, user.value, signal);
    if (!guarded.ok) return guarded;
  }
  const password = say(
    'Nobody is told of the new password. Browsers are signed out at their next page; API keys go on working.',
  );
  const email = say('Nobody is told of the new address, neither at the old one nor at the new one.');
  return plain(change, [
    ...(change.secrets.includes('password') ? [password] : []),
    ...('email' in after ? [email] : []),
    ...(demotes ? [say('Application keys of this account stop working at once.')] : []),
    ...(demotes && keys.ownerName !== null ? [keyWarning(standing, say)] : []),
  ]);
}

/** An application key does not tell its owner, so what was entered may be somebody else. */
function keyWarning({ self }: Standing, say: Say): string {
  const { handle } = self;
  return say('If the key that Roster uses belongs to this account, and not to {handle}, it stops working too.', {
    handle,
  });
}

async function foreseeDeletion(seer: Seer, change: Change, signal?: AbortSignal): Promise<Result<Foresight>> {
  const { keys, standing, say } = seer;
  const found = await refuseOwner(serverReader(keys, standing), targetId(change));
  if (!found.ok) return found;
  const { user, seen } = found.value;
  const guarded = await guardPower(keys, standing, user, signal);
  if (!guarded.ok) return guarded;
  const effects = [
    say('Its API keys, SSH keys, recovery codes and shares in servers are deleted with it.'),
    say('Nothing brings it back; nobody is told by mail.'),
    ...(seen ? [] : [say('This key may not see servers. If the account owns one, the Panel refuses.')]),
    ...(user.administrator === ROOT && keys.ownerName !== null ? [keyWarning(standing, say)] : []),
  ];
  return ok({ grade: 'final', effects, grave: false });
}

function foreseeShare({ keys, standing, say }: Seer, change: Change): Result<Foresight> {
  const guarded = guardOwnShare(standing, change, keys.application.where.instance);
  if (!guarded.ok) return guarded;
  const before = permissionsIn(change.before);
  const after = permissionsIn(change.after);
  const dangerous = after.filter((id) => isDangerous(id) && !before.includes(id));
  const name = change.target.name;
  const told =
    change.after?.held !== true
      ? [say('The Panel mails {name} that the share is gone. The account itself stays.', { name })]
      : change.before?.held !== true
        ? [say('The Panel mails {name} about the new share.', { name })]
        : [];
  const warnings = dangerous.map((id) =>
    say('Deserves a second look: {permission}.', { permission: labelOf(id, say) }),
  );
  return plain(change, [...told, ...warnings]);
}

function permissionsIn(values: Change['after']): readonly string[] {
  return Array.isArray(values?.permissions) ? values.permissions : [];
}
