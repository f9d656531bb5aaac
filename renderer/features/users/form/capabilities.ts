import type { CapabilityId, Description } from '../../../../electron/domain/description.ts';
import { missingWords } from '../../../lib/description.ts';

/** What an instance must be able to do before a field can be changed; any other field belongs to the profile. */
const NEEDED: Readonly<Record<string, CapabilityId>> = {
  active: 'users.deactivate',
  forceReset: 'users.force-reset',
  groups: 'users.groups',
  primaryGroup: 'users.primary-group',
  password: 'users.set-password',
  administrator: 'users.administrator',
};

/** Why a field can't be changed and what one can do instead; null where it can. */
export function fieldMissing(description: Description, key: string): string | null {
  return missingWords(description, NEEDED[key] ?? 'users.profile');
}

/** Why a field of a new account can't be filled in. What the server keeps fixed later can be chosen at the beginning. */
export function newFieldMissing(description: Description, key: string): string | null {
  const needed = NEEDED[key];
  return needed ? missingWords(description, needed) : null;
}
