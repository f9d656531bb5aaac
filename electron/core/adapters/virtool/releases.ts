import { type ServerIdentity, UNKNOWN_VERSION } from '../../../domain/description.ts';
import { type Facts, M0, M1, M2, V33, V33_2, V35, V38, V39 } from './profile.ts';

/** A range of releases that behave alike; `before` is the first release that no longer does. */
interface Range {
  /** As saved with connections. */
  readonly id: string;
  readonly from: readonly number[];
  readonly before: readonly number[];
  /** Null: recognised but not spoken, for this reason. */
  readonly facts: Facts | null;
  readonly reason: string;
}

const spoken = (id: string, from: Range['from'], before: Range['before'], facts: Facts): Range => ({
  id,
  from,
  before,
  facts,
  reason: '',
});

/** All that is spoken. */
export const SPOKEN = 'Roster speaks 23.1.0 to 41.7.';

/** Every release there is, oldest first, without gaps. */
const RANGES: readonly Range[] = [
  {
    id: 'before-modern',
    from: [0],
    before: [23, 1, 0],
    facts: null,
    reason: 'It is older than this way of administering users.',
  },
  spoken('m0', [23, 1, 0], [24, 1, 0], M0),
  spoken('m1', [24, 1, 0], [26, 3, 0], M1),
  spoken('m2', [26, 3, 0], [33, 0, 0], M2),
  spoken('33', [33, 0, 0], [33, 2, 0], V33),
  spoken('33.2', [33, 2, 0], [34, 0, 0], V33_2),
  spoken('35', [34, 0, 0], [38, 0, 0], V35),
  spoken('38', [38, 0, 0], [39, 21, 0], V38),
  spoken('39', [39, 21, 0], [41, 8, 0], V39),
  {
    id: 'ended',
    from: [41, 8, 0],
    before: [Number.POSITIVE_INFINITY],
    facts: null,
    reason:
      'Since 41.8.0 Virtool shows its users to no program but its own web interface, so they can only be administered there.',
  },
];

/** Reads `26.3.0` or `26.3.0-pre+g1a7c78b`; null for anything else, `Unknown` included. */
export function parseVersion(version: string): readonly number[] | null {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version.trim());
  return match ? match.slice(1).map(Number) : null;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The range that a version belongs to; `reason` says why it is not spoken, empty where it is. */
export function profileOf(version: readonly number[]): { id: string; reason: string } {
  const range = RANGES.find((one) => !isBefore(version, one.from) && isBefore(version, one.before));
  if (!range) throw new Error(`No range holds version ${version.join('.')}`);
  return { id: range.id, reason: range.reason };
}

/** The facts of a saved profile. Throws for one that is not spoken: such a server is never opened. */
export function factsOf(server: Pick<ServerIdentity, 'profile'>): Facts {
  const facts = RANGES.find((range) => range.id === server.profile)?.facts;
  if (!facts) throw new Error(`Virtool profile ${server.profile} cannot be opened`);
  return facts;
}

/** What a session may rely on before it has signed in; a server that tells no version may be any that it looks like. */
export function factsForSignIn(server: ServerIdentity): Facts {
  const facts = factsOf(server);
  if (server.version !== UNKNOWN_VERSION) return facts;
  // The old name of the handle works wherever there is a sign-in, and only up to 32.2.1 a refused key tells its reason.
  const refusedKey = facts.spaceRoles ? facts.refusedKey : 'key-wrong';
  return { ...facts, passwordSignIn: true, loginField: 'username', refusedKey };
}
