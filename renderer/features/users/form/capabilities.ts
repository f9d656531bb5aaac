import type { CapabilityId, Description } from '../../../../electron/domain/description.ts';
import { missingWords } from '../../../lib/description.ts';

/** What an instance must be able to do before a field can be changed. A field that isn't here needs nothing more. */
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
  const needed = NEEDED[key];
  return needed ? missingWords(description, needed) : null;
}
