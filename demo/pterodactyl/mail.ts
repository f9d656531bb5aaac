import { hex } from '../lib/random.ts';
import type { Mail, User } from './model.ts';
import { failure } from './refusal.ts';
import type { State } from './state.ts';

/** Tells a new user, with a link to choose a password if nobody knows the stored one. Nothing can suppress it. */
export function mailAccountCreated(state: State, user: User, root: string): void {
  const url = `${root}/auth/password/reset/${hex(state.random, 64)}?email=${encodeURIComponent(user.email)}`;
  const action = user.password === null ? { label: 'Setup Your Account', url } : null;
  send(state, { to: user.email, subject: 'Account Created', action });
}

/** Tells somebody who got a share in a server. */
export function mailAddedToServer(state: State, user: User, root: string, identifier: string): void {
  const action = { label: 'Visit Server', url: `${root}/server/${identifier}` };
  send(state, { to: user.email, subject: 'Added To Server', action });
}

/** Tells somebody who lost the share in a server. */
export function mailRemovedFromServer(state: State, user: User, root: string): void {
  send(state, { to: user.email, subject: 'Removed From Server', action: { label: 'Visit Panel', url: root } });
}

/** For what happens in one transaction with its mails. @throws Refusal 500 when mail cannot be delivered. */
export function requireMail(state: State): void {
  if (state.settings.mail === 'failing') throw failure('TransportException');
}

/** @throws Refusal 500 when mail cannot be delivered; what was stored before stays stored. */
function send(state: State, mail: Mail): void {
  requireMail(state);
  state.mails.push(mail);
}
