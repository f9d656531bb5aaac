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

/** Why no field at all can be changed, where one reason holds for every one of them; null where some can, or reasons differ. */
export function allFieldsMissing(description: Description): string | null {
  // A server that takes no changes offers no fields; whether an account may be used is the least that could be changed.
  const keys = description.editFields.length > 0 ? description.editFields.map(({ key }) => key) : ['active'];
  const [reason = null, ...others] = new Set(keys.map((key) => fieldMissing(description, key)));
  return others.length > 0 ? null : reason;
}

/** Why a field of a new account can't be filled in. What the server keeps fixed later can be chosen at the beginning. */
export function newFieldMissing(description: Description, key: string): string | null {
  const needed = NEEDED[key];
  return needed ? missingWords(description, needed) : null;
}
