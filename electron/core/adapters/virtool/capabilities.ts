import {
  CAPABILITIES,
  type Capability,
  type CapabilityId,
  type Description,
  type Self,
} from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { ABILITIES } from '../capability.ts';
import { gapOf } from './gaps.ts';
import { levelLabel } from './levels.ts';
import { type Facts, type LevelId, passes } from './profile.ts';

/** The administrator level that each capability needs; null: being signed in is enough. */
const NEEDS: Readonly<Record<CapabilityId, LevelId | null>> = {
  'users.create': 'users',
  'users.profile': 'users',
  'users.deactivate': 'users',
  'users.delete': 'users',
  'users.force-reset': 'users',
  'users.set-password': 'users',
  'users.groups': 'users',
  'users.primary-group': 'users',
  'users.administrator': 'full',
  'users.stored-roles': 'users',
  'users.object-rights': null,
  'users.merge': null,
  'users.tokens': null,
  'users.find-on-server': null,
  'groups.list': null,
  'groups.create': 'base',
  'groups.rename': 'base',
  'groups.permissions': 'base',
  'groups.delete': 'base',
};

/** What the version can do and the signed-in account may do; what is missing says why and what to do instead. */
export function capabilitiesFor(self: Self, facts: Facts, say: Say): Description['capabilities'] {
  const entries = CAPABILITIES.map((id) => [id, capability(id, self, facts, say)] as const);
  return Object.fromEntries(entries) as Description['capabilities'];
}

function capability(id: CapabilityId, self: Self, facts: Facts, say: Say): Capability {
  const gap = gapOf(facts, id);
  if (gap) return { available: false, reason: say(gap.reason), instead: say(gap.instead) };
  const level = id === 'users.find-on-server' ? facts.listNeeds : NEEDS[id];
  return level === null || passes(facts, self.administrator, level)
    ? { available: true }
    : missing(self, level, ABILITIES[id], say);
}

function missing(self: Self, level: LevelId, what: string, say: Say): Capability {
  const { handle, administrator } = self;
  const words = { handle, level: levelLabel(administrator, say), what: say(what) };
  const wanted = { level: levelLabel(level, say) };
  return {
    available: false,
    reason:
      administrator === null
        ? say('{handle} has no administrator level, which is not enough to {what}.', words)
        : say('{handle} has the administrator level {level}, which is not enough to {what}.', words),
    instead:
      level === 'full'
        ? say(
            'Sign in with an account of the level {level}, or ask one of its administrators to raise this one.',
            wanted,
          )
        : say(
            'Sign in with an account of the level {level} or higher, or ask an administrator of the level Full to raise this one.',
            wanted,
          ),
  };
}
