import {
  CAPABILITIES,
  type Capability,
  type CapabilityId,
  type Description,
  type Self,
} from '../../../domain/description.ts';
import { ABILITIES } from '../capability.ts';
import { gapOf } from './gaps.ts';
import { LEVEL_LABELS, levelInWords } from './levels.ts';
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
export function capabilitiesFor(self: Self, facts: Facts): Description['capabilities'] {
  const entries = CAPABILITIES.map((id) => [id, capability(id, self, facts)] as const);
  return Object.fromEntries(entries) as Description['capabilities'];
}

function capability(id: CapabilityId, self: Self, facts: Facts): Capability {
  const gap = gapOf(facts, id);
  if (gap) return { available: false, ...gap };
  const level = id === 'users.find-on-server' ? facts.listNeeds : NEEDS[id];
  return level === null || passes(facts, self.administrator, level)
    ? { available: true }
    : missing(self, level, ABILITIES[id]);
}

function missing(self: Self, level: LevelId, what: string): Capability {
  const wanted = level === 'full' ? LEVEL_LABELS.full : `${LEVEL_LABELS[level]} or higher`;
  return {
    available: false,
    reason: `${self.handle} has ${levelInWords(self.administrator)}, which is not enough to ${what}.`,
    instead: `Sign in with an account of the level ${wanted}, or ask an administrator of the level Full to raise this one.`,
  };
}
