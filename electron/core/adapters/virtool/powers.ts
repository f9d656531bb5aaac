import type { Permission } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { type Power, spokenPowers } from '../powers.ts';
import { type Facts, type LevelId, passes } from './profile.ts';

interface LevelPower extends Power {
  /** The level whose check it passes. */
  readonly needs: LevelId;
  readonly onlyWithGroups?: true;
}

/** What levels allow beside ignoring permissions, as §10 has it. */
const POWERS: readonly LevelPower[] = [
  {
    id: 'make-administrators',
    label: 'Make and edit administrators',
    danger: 'May make anybody an administrator',
    needs: 'full',
  },
  { id: 'change-settings', label: 'Change the server’s settings', danger: null, needs: 'settings' },
  {
    id: 'edit-users',
    label: 'Create and edit users who are no administrators',
    danger: 'May change others’ passwords',
    needs: 'users',
  },
  {
    id: 'edit-groups',
    label: 'Edit and delete groups',
    danger: 'May give any permission to others',
    needs: 'base',
    onlyWithGroups: true,
  },
];

const offered = (facts: Facts) =>
  facts.administration ? POWERS.filter(({ onlyWithGroups }) => facts.groups || !onlyWithGroups) : [];

/** The powers of administrators on a release; none where it takes no changes from outside. */
export function powersIn(facts: Facts, say: Say): Permission[] {
  return spokenPowers(offered(facts), say);
}

/** Ids of the powers that a level has. */
export function powersOf(level: LevelId, facts: Facts): string[] {
  return offered(facts)
    .filter(({ needs }) => passes(facts, level, needs))
    .map(({ id }) => id);
}
