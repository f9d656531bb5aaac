import { bound, type ServerCall } from './call.ts';
import { findShare, permissionsOn } from './caller.ts';
import { listSubuserItems } from './client-servers.ts';
import { email } from './email.ts';
import { field, isMap, type Value } from './input.ts';
import { mailAccountCreated, mailAddedToServer, mailRemovedFromServer, requireMail } from './mail.ts';
import type { StoredPermissions, Subuser, User } from './model.ts';
import { ALWAYS_GRANTED, PERMISSIONS } from './permissions.ts';
import { accessDenied, display, failure, invalid } from './refusal.ts';
import { noContent, ok, type Reply } from './rendering.ts';
import { insertUser } from './user-creation.ts';
import { array, asText, between, type Field, type Issue, required, validate } from './validation.ts';
import { identifierOf, listOf, viewSubuser } from './views.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const emailField: Field = { name: 'email', label: 'email', rules: [required, email, between(1, 191)] };
const permissionsField: Field = { name: 'permissions', label: 'permissions', rules: [required, array] };

/** `GET …/users`: all of them, not paged. */
export function listSubusers({ state, server }: ServerCall): Reply {
  return ok(listOf(listSubuserItems(state, server)));
}

/** `GET …/users/{subuser}`. */
export function getSubuser(call: ServerCall): Reply {
  refuseSelf(call);
  return view(call, bound(call.subuser));
}

/** `POST …/users`: 200, not 201. An unknown address becomes an account. */
export function createSubuser(call: ServerCall): Reply {
  const { state, request, server } = call;
  requireGrantable(call);
  check(call, [emailField, permissionsField]);
  const address = asText(field(request.input, 'email'));
  const known = state.users.find('email', address);
  if (known?.id === server.ownerId) {
    const detail = 'You cannot add the server owner as a subuser for this server.';
    throw display(detail, 'UserIsServerOwnerException');
  }
  if (known && findShare(state, known, server)) {
    const detail = 'A user with that email address is already assigned as a subuser for this server.';
    throw display(detail, 'ServerSubuserExistsException');
  }
  requireMail(state);
  const user = known ?? createAccount(call, address);
  const now = state.seconds();
  const subuser: Subuser = {
    id: state.nextSubuserId,
    userId: user.id,
    serverId: server.id,
    permissions: store(grantedBy(call)),
    createdAt: now,
    updatedAt: now,
  };
  state.nextSubuserId += 1;
  state.subusers.set(subuser.id, subuser);
  mailAddedToServer(state, user, request.root, identifierOf(server));
  return view(call, subuser);
}

/** `POST …/users/{subuser}`: replaces the whole list. */
export function updateSubuser(call: ServerCall): Reply {
  refuseSelf(call);
  requireGrantable(call);
  check(call, [permissionsField]);
  const subuser = bound(call.subuser);
  const granted = grantedBy(call);
  const before = Object.values(subuser.permissions);
  // The same permissions in another order are no change, and neither the order nor the gaps change then.
  if (JSON.stringify([...granted.values()].sort()) !== JSON.stringify(before.sort())) {
    subuser.permissions = store(granted);
    subuser.updatedAt = call.state.seconds();
  }
  return view(call, subuser);
}

/** `DELETE …/users/{subuser}`: the account stays. */
export function deleteSubuser(call: ServerCall): Reply {
  refuseSelf(call);
  const { id, userId } = bound(call.subuser);
  requireMail(call.state);
  call.state.subusers.delete(id);
  const user = call.state.users.get(userId);
  if (user) mailRemovedFromServer(call.state, user, call.request.root);
  return noContent;
}

/** Nobody touches the share that is their own, not even a root administrator. */
function refuseSelf({ caller, subuser }: ServerCall): void {
  if (subuser?.userId === caller.user.id) throw accessDenied();
}

/** Nobody grants what they do not hold. Text in place of a list is not refused but breaks this check. */
function requireGrantable({ state, caller, server, request }: ServerCall): void {
  const wanted = field(request.input, 'permissions') ?? {};
  if (!isMap(wanted)) throw failure('TypeError');
  if (caller.user.rootAdmin || server.ownerId === caller.user.id) return;
  const held = permissionsOn(state, caller.user, server);
  if (Object.values(wanted).every((permission) => held.includes(asText(permission)))) return;
  const detail = 'Cannot assign permissions to a subuser that your account does not actively possess.';
  throw accessDenied(detail, 'HttpForbiddenException');
}

function check({ request }: ServerCall, fields: readonly Field[]): void {
  const issues = [...validate(fields, request.input), ...checkEach(field(request.input, 'permissions'))];
  if (issues.length > 0) throw invalid(issues);
}

function checkEach(permissions: Value | undefined): Issue[] {
  if (!isMap(permissions)) return [];
  return Object.entries(permissions).flatMap(([index, permission]) => {
    if (typeof permission === 'string') return [];
    const name = `permissions.${index}`;
    return [{ field: name, rule: 'string', message: `The ${name} must be a string.` }];
  });
}

/** The known ones of the request and the one that is always granted, at their places, every one once. */
function grantedBy({ request }: ServerCall): Map<number, string> {
  const asked = field(request.input, 'permissions');
  const known = (isMap(asked) ? Object.values(asked).map(asText) : []).filter((name) => PERMISSIONS.has(name));
  const granted = new Map<number, string>();
  for (const [place, name] of [...known, ALWAYS_GRANTED].entries()) {
    if (![...granted.values()].includes(name)) granted.set(place, name);
  }
  return granted;
}

/** Where a duplicate was left out there is a gap, and PHP writes a list with gaps as an object. */
function store(granted: ReadonlyMap<number, string>): StoredPermissions {
  const hasGap = [...granted.keys()].some((place, index) => place !== index);
  return hasGap ? Object.fromEntries(granted) : [...granted.values()];
}

function createAccount({ state, request }: ServerCall, address: string): User {
  const local = address.replace(/@.*$/s, '').replace(/[^\w.-]+/g, '');
  const user = insertUser(state, {
    email: address,
    username: `${local.slice(0, 64)}${state.random.text(3, LETTERS)}`.toLowerCase(),
    firstName: 'Server',
    lastName: 'Subuser',
  });
  mailAccountCreated(state, user, request.root);
  return user;
}

function view({ state }: ServerCall, subuser: Subuser): Reply {
  return ok(viewSubuser(subuser, bound(state.users.get(subuser.userId))));
}
