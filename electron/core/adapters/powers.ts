import type { Permission } from '../../domain/description.ts';
import type { Say } from '../../domain/say.ts';

/** Something that administrators may do and no group gives; `danger` says why it is dangerous, null where it is not. */
export interface Power {
  readonly id: string;
  readonly label: string;
  readonly danger: string | null;
}

/** Powers in words, in a section of their own. */
export function spokenPowers(powers: readonly Power[], say: Say): Permission[] {
  const section = say('Administration');
  return powers.map(({ id, label, danger }) => ({
    id,
    label: say(label),
    section,
    danger: danger === null ? null : say(danger),
    noEffect: null,
  }));
}
