import { z } from 'zod';

/** Why something cannot be carried over, as one of a few codes with an English sentence; `{name}` is what it is about. */
export const CANNOT_TEXTS = {
  untouchable: '{name} must not be changed.',
  'not-supported': 'This instance cannot change {name}.',
  'group-missing': 'There is no group {name} on this instance.',
  'group-ambiguous': 'Several groups are called {name}.',
  'group-protected': 'Membership of {name} belongs to the server itself.',
  'primary-group': '{name} cannot be the primary group, since the user would not be in it.',
  'level-unknown': 'This instance has no administrator level {name}.',
  'permission-unknown': 'Groups of this instance cannot be given {name}.',
  'object-elsewhere': '{name} is on another instance.',
  ownership: 'Who owns {name} is not changed by rights.',
  remains: '{name} stays different: on this side something else gives it, or nothing does.',
} as const;
const CODES = Object.keys(CANNOT_TEXTS) as [keyof typeof CANNOT_TEXTS, ...(keyof typeof CANNOT_TEXTS)[]];

export const cannotSchema = z.object({ code: z.enum(CODES), name: z.string() });
export type Cannot = z.infer<typeof cannotSchema>;
