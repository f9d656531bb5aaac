import { setImmediate as turn } from 'node:timers/promises';
import type { ApplicationCall } from './call.ts';
import { createUuid } from './generated-users.ts';
import { mailAccountCreated } from './mail.ts';
import type { User } from './model.ts';
import { failure } from './refusal.ts';
import type { Reply } from './rendering.ts';
import type { State } from './state.ts';
import { readUserForm, requireStorable, type UserForm } from './user-form.ts';
import { sightOf, viewUser } from './views.ts';

/** Rounds of the event loop that hashing a password takes; other requests run meanwhile. */
const HASHING = 20;

/** `POST /api/application/users`. */
export async function createUser(call: ApplicationCall): Promise<Reply> {
  const { state, request } = call;
  const form = readUserForm(request.input, state.users);
  const user = form.password ? await createWithPassword(state, form) : await createWithToken(state, form);
  mailAccountCreated(state, user, request.root);
  const item = viewUser(user, sightOf(call));
  const meta = { resource: `${request.root}/api/application/users/${user.id}` };
  return { kind: 'json', status: 201, body: { ...item, meta } };
}

async function createWithPassword(state: State, form: UserForm): Promise<User> {
  await hashPassword();
  return insertUser(state, form);
}

/** Without a password the Panel writes a set-up token, and the database lets only one transaction at a time do that. */
async function createWithToken(state: State, form: UserForm): Promise<User> {
  if (state.tokenWriters > 0) throw failure('QueryException');
  state.tokenWriters += 1;
  try {
    await hashPassword();
    return insertUser(state, form);
  } finally {
    state.tokenWriters -= 1;
  }
}

async function hashPassword(): Promise<void> {
  for (let round = 0; round < HASHING; round += 1) await turn();
}

/** Stores a new user with the Panel's defaults. @throws Refusal 500 if it collides with one that is there by now. */
export function insertUser(state: State, form: UserForm): User {
  const externalId = form.externalId ?? null;
  requireStorable({ ...form, externalId }, state.users);
  const now = state.seconds();
  return state.users.insert({
    externalId,
    uuid: createUuid(state.random),
    username: form.username,
    email: form.email,
    firstName: form.firstName,
    lastName: form.lastName,
    language: form.language ?? 'en',
    rootAdmin: form.rootAdmin ?? false,
    twoFactor: false,
    createdAt: now,
    updatedAt: now,
    password: form.password ?? null,
    passwordVersion: 1,
  });
}
