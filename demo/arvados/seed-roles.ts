import { CLUSTER, ROLE } from './fixtures.ts';
import type { Membership } from './model.ts';

const role = (number: number): string => `${CLUSTER}-j7d0g-r0le${String(number).padStart(11, '0')}`;

/** The roles of a populated server. */
export const ROLES: readonly { readonly uuid: string; readonly name: string }[] = [
  'Lab operators',
  'Staff',
  'Sequencing',
  'Bioinformatics',
  'Curators',
  'Students / 2026',
  'Visitors',
  'Steering committee',
].map((name, at) => ({ uuid: at === 0 ? ROLE : role(at + 1), name }));

const member = (at: number, level: Membership['level']): Membership => ({ role: ROLES[at]?.uuid ?? ROLE, level });

/** Memberships of the invented users; the lists are shared by all who have them. */
export const MEMBERSHIPS: readonly (readonly Membership[])[] = [
  [],
  [],
  [member(1, 'can_write')],
  [member(1, 'can_read'), member(2, 'can_write')],
  [member(1, 'can_write'), member(3, 'can_write')],
  [member(3, 'can_manage')],
  [member(1, 'can_write'), member(2, 'can_read'), member(3, 'can_read'), member(4, 'can_write')],
  [member(5, 'can_read')],
  [member(5, 'can_write')],
  [member(6, 'can_read')],
];

/** Members of the steering committee are few. */
export const COMMITTEE: readonly Membership[] = [member(1, 'can_manage'), member(7, 'can_manage')];
