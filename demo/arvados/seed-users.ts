import { generatePeople, type Person } from '../lib/people.ts';
import { createRandom, type Random } from '../lib/random.ts';
import { CLUSTER, PEER } from './fixtures.ts';
import { bit, LOGIN_SLOT, ROLE_SLOT, SYSTEM_SLOT } from './link-table.ts';
import type { JsonObject, UserRow } from './model.ts';
import { COMMITTEE, MEMBERSHIPS } from './seed-roles.ts';
import { LETTERS, type State } from './state.ts';
import { setUpSlots, userRow } from './user-row.ts';

const FIRST = Date.UTC(2018, 2, 1) * 1000;
const LAST = Date.UTC(2026, 6, 1) * 1000;

/** Shared by all who have them; rows are replaced, never changed in place. */
const PREFS: readonly JsonObject[] = [
  {},
  {},
  { profile: { organization: 'Example Lab', role: 'Analyst' } },
  { profile: { organization: 'Institute of Examples', role: 'Principal Investigator' } },
  { profile: { organization: 'Beispiel-Universität', role: 'Student' } },
];

/** Invented accounts in all states, in the order of their creation. */
export function* inventUsers(state: State, count: number, seed: number): Generator<UserRow, void, undefined> {
  const random = createRandom(seed ^ 0x3a7d51e9);
  const first = state.users.nextNumber;
  const step = (LAST - FIRST) / Math.max(count, 1);
  let at = 0;
  for (const person of generatePeople(count, seed)) {
    const created = Math.floor(FIRST + step * (at + random.next()));
    yield inventUser(state, random, { person, at, number: first + at, created });
    at += 1;
  }
}

interface Place {
  readonly person: Person;
  readonly at: number;
  readonly number: number;
  readonly created: number;
}

function inventUser(state: State, random: Random, { person, at, number, created }: Place): UserRow {
  const isRemote = random.chance(0.02);
  const username = random.chance(0.02) ? null : usernameOf(person);
  const laterOn = (): number => created + Math.floor(random.next() * (LAST - created));
  return userRow(state, {
    uuid: seedUuid(random, at, isRemote),
    number,
    created_at: created,
    modified_at: random.chance(0.3) ? created : laterOn(),
    email: person.email,
    username,
    first_name: person.given,
    last_name: lastNameOf(person),
    identity_url: random.chance(0.1) ? `https://login.example.org/${at}` : null,
    ...stateOf(state, random, username !== null && !isRemote, laterOn),
  });
}

/** New, set up, active or deactivated. */
function stateOf(state: State, random: Random, mayLogIn: boolean, laterOn: () => number): Partial<UserRow> {
  const draw = random.below(100);
  if (draw < 8) return { lastActivity: random.chance(0.3) ? laterOn() : 0 };
  if (draw < 14) return { slots: setUpSlots(state) };
  // Deactivated: flags and prefs as if new, and a past.
  if (draw < 21) return { slots: bit(SYSTEM_SLOT), lastActivity: laterOn() };
  const memberships = random.chance(0.005) ? COMMITTEE : random.pick(MEMBERSHIPS);
  const roles = ((1 << memberships.length) - 1) << ROLE_SLOT;
  const login = mayLogIn && random.chance(0.15) ? bit(LOGIN_SLOT) : 0;
  return {
    is_active: true,
    is_admin: random.chance(0.004),
    prefs: random.pick(PREFS),
    memberships,
    slots: setUpSlots(state) | roles | login,
    lastActivity: random.chance(0.85) ? laterOn() : 0,
  };
}

/** As the server derives it. The number at the end makes it unique. */
function usernameOf({ email }: Person): string {
  return email.slice(0, email.indexOf('@')).replaceAll('.', '');
}

/** Some handles hold quotes, wild cards and formulas; they serve as family names here. */
function lastNameOf({ handle, given, family }: Person): string {
  return handle.startsWith(`${given} `) ? handle.slice(given.length + 1) : family;
}

/** Six digits shuffled without collision and nine random ones: unique, and looking like any other. */
function seedUuid(random: Random, at: number, isRemote: boolean): string {
  const shuffled = (at * 1_299_709 + 777_767_777) % 36 ** 6;
  const head = shuffled.toString(36).padStart(6, '0');
  return `${isRemote ? PEER : CLUSTER}-tpzed-${head}${random.text(9, LETTERS)}`;
}
