import { bit, MEMBERSHIP_SLOT, SYSTEM_SLOT, VISIBILITY_SLOT } from './link-table.ts';
import type { UserRow } from './model.ts';
import type { State } from './state.ts';

/** A user row with everything that is the same for most. */
export function userRow(
  state: State,
  values: Partial<UserRow> & Pick<UserRow, 'uuid' | 'number' | 'created_at'>,
): UserRow {
  return {
    owner_uuid: state.wellKnown.systemUser,
    modified_at: values.created_at,
    modified_by_user_uuid: state.wellKnown.systemUser,
    email: null,
    username: null,
    first_name: null,
    last_name: null,
    identity_url: null,
    is_active: false,
    is_admin: false,
    prefs: {},
    redirect_to_user_uuid: null,
    slots: bit(SYSTEM_SLOT),
    memberships: [],
    lastActivity: 0,
    ...values,
  };
}

/** The bits of a user who was set up. */
export const setUpSlots = ({ profile }: State): number =>
  bit(SYSTEM_SLOT) | bit(MEMBERSHIP_SLOT) | (profile.visibilityLink ? bit(VISIBILITY_SLOT) : 0);
