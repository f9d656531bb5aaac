import type { TFunction } from 'i18next';
import type { GroupSummary } from '../../../electron/domain/group.ts';

/** What a group is called: its name, or its id where it has none that could be read. */
export function nameOfGroup(t: TFunction, { id, name }: Pick<GroupSummary, 'id' | 'name'>): string {
  return name.trim() === '' ? t('groups.panel.id', { id }) : name;
}

/** Stands for a name that no group has. */
const NAME = '\u0000';

/** A text with the name of a group in it, for many groups: to translate it for each takes as long as to draw a cell. */
export function withNames(textFor: (name: string) => string): (name: string) => string {
  const parts = textFor(NAME).split(NAME);
  return (name) => parts.join(name);
}
