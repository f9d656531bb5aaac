import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import { clusterOf } from './uuids.ts';
import type { ConfigWire, DiscoveryWire } from './wire.ts';

/** The kind's id in saved connections, and … */
export const KIND = 'arvados';
/** … what people read. */
export const KIND_LABEL = 'Arvados';

/** Levels of a permission link, from least to most; logins on shell nodes have one of their own. */
export const LEVELS = ['can_read', 'can_write', 'can_manage'] as const;
export type Level = (typeof LEVELS)[number];

/** What differs between releases and clusters, as far as Roster must know it. */
export interface Facts {
  readonly cluster: string;
  /** Numbers and dots, or a range where only the revision is known. */
  readonly version: string;
  /** The cluster that manages the accounts of this one, with its address if it is told; null where this one does. */
  readonly home: { readonly cluster: string; readonly host: string | null } | null;
  /** `POST users/{uuid}/update_uuid`: up to 2.2. */
  readonly updateUuid: boolean;
  /** What makes somebody a member of a role: `can_write` from 2.5.0, `can_read` before. */
  readonly memberLevel: Level;
  /** Deactivating destroys API tokens and SSH keys: from 2.3.1. */
  readonly unsetupEndsTokens: boolean;
  /** Deactivating removes every permission link, not just `can_manage`, logins and All users: from 2.5.0. */
  readonly unsetupEndsGrants: boolean;
  /** Deleting a role ends what it gave: from 2.4.0. */
  readonly deletionEndsGrants: boolean;
  /** `GET computed_permissions` tells what somebody reaches: from 3.0. */
  readonly computesReach: boolean;
}

/** A release as it was told: what it is called, and from which version on it behaves. */
interface Release {
  readonly label: string;
  readonly numbers: readonly number[];
}

/** `revision` is raised by hand when the API changes; fixed width, so that it compares as text (§15.1). */
const REVISIONS: readonly (readonly [revision: string, label: string, numbers: readonly number[]])[] = [
  ['00000000', '1', [1, 0, 0]],
  ['20190926', '2.0', [2, 0, 0]],
  ['20200331', '2.1', [2, 1, 0]],
  ['20210503', '2.2', [2, 2, 0]],
  ['20210628', '2.3', [2, 3, 0]],
  ['20220222', '2.4', [2, 4, 0]],
  ['20220510', '2.5 to 2.7.0', [2, 5, 0]],
  ['20231117', '2.7', [2, 7, 1]],
  ['20240627', '3.0', [3, 0, 0]],
  ['20250128', '3.1', [3, 1, 0]],
  ['20250402', '3.2', [3, 2, 0]],
];

/** Reads the packaged version, which is `unknown` on a source checkout, else the revision. */
export function releaseOf({ packageVersion, revision }: Pick<DiscoveryWire, 'packageVersion' | 'revision'>): Release {
  const match = /^(\d+)\.(\d+)\.(\d+)/.exec(packageVersion ?? '');
  if (match) return { label: match[0], numbers: match.slice(1).map(Number) };
  const known = REVISIONS.filter(([from]) => from <= (revision ?? '')).at(-1) ?? REVISIONS[0];
  const [, label = '1', numbers = [1]] = known ?? [];
  return { label, numbers };
}

function isFrom(numbers: readonly number[], first: readonly number[]): boolean {
  for (let index = 0; index < 3; index += 1) {
    const difference = (numbers[index] ?? 0) - (first[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The profile's id and the version of a release that Roster speaks; fails with `version-unsupported` before 2.2. */
export function profileOf({ label, numbers }: Release, say: Say): Result<{ profile: string; version: string }> {
  if (!isFrom(numbers, [2, 2, 0])) {
    const reason = say('Roster speaks Arvados 2.2 and newer.');
    return fail('version-unsupported', { kind: KIND_LABEL, version: label, reason });
  }
  const line = isFrom(numbers, [3, 0, 0]) ? '3.0' : isFrom(numbers, [2, 5, 0]) ? '2.5' : '2.2';
  return ok({ profile: `arvados-${line}`, version: label });
}

/** The facts of a cluster, from what it tells everybody. */
export function factsOf(discovery: DiscoveryWire, config: ConfigWire): Facts {
  const { label, numbers } = releaseOf(discovery);
  const cluster = config.ClusterID;
  const login = config.Login?.LoginCluster ?? null;
  const isSatellite = login !== null && login !== cluster;
  return {
    cluster: clusterOf(cluster),
    version: label,
    home: isSatellite ? { cluster: login, host: config.RemoteClusters?.[login]?.Host ?? null } : null,
    // What the document lists is surer than what a version ought to have.
    updateUuid: 'update_uuid' in (discovery.resources.users?.methods ?? {}),
    memberLevel: isFrom(numbers, [2, 5, 0]) ? 'can_write' : 'can_read',
    unsetupEndsTokens: isFrom(numbers, [2, 3, 1]),
    unsetupEndsGrants: isFrom(numbers, [2, 5, 0]),
    deletionEndsGrants: isFrom(numbers, [2, 4, 0]),
    computesReach: 'computed_permissions' in discovery.resources,
  };
}
