/** The middle part of the UUIDs of each type of record. */
const INFIXES = {
  user: 'tpzed',
  group: 'j7d0g',
  link: 'o0j2j',
  machine: '2x53u',
} as const;

/** Types of records that Roster tells apart by their UUID. */
export type RecordType = keyof typeof INFIXES;

/** What every UUID looks like; the server would take a bare number in a path for the first row (trap 34). */
export const UUID_PATTERN = '[0-9a-z]{5}-[0-9a-z]{5}-[0-9a-z]{15}';

const UUID = new RegExp(`^${UUID_PATTERN}$`);

/** Whether a text is the UUID of a record of one of the types; any type unless told. */
export function isUuid(text: string, ...types: readonly RecordType[]): boolean {
  return UUID.test(text) && (types.length === 0 || types.some((type) => text.slice(6, 11) === INFIXES[type]));
}

/** The cluster that a record belongs to. */
export function clusterOf(uuid: string): string {
  return uuid.slice(0, 5);
}

/** The account that a cluster uses itself, its own or another cluster's. */
export function isSystemUser(uuid: string): boolean {
  return isUuid(uuid, 'user') && uuid.endsWith('-000000000000000');
}

/** The account of everybody who has not signed in. */
export function isAnonymousUser(uuid: string): boolean {
  return isUuid(uuid, 'user') && uuid.endsWith('-anonymouspublic');
}

/** The built-in role that holds everybody who has been set up. */
export function isAllUsers(uuid: string): boolean {
  return isUuid(uuid, 'group') && uuid.endsWith('-fffffffffffffff');
}

/** The built-in role of everybody who is not signed in; All users is in it (§16). */
export function isAnonymousUsers(uuid: string): boolean {
  return isUuid(uuid, 'group') && uuid.endsWith('-anonymouspublic');
}

/** The four groups that every cluster is installed with; nothing in the server protects them (§12). */
export function isBuiltInGroup(uuid: string): boolean {
  return isAllUsers(uuid) || isAnonymousUsers(uuid) || /-j7d0g-(0{15}|publicfavorites)$/.test(uuid);
}
