import type { TFunction } from 'i18next';
import { nameList } from '../../lib/change-words.ts';
import type { Edit, Effect } from './matrix.ts';

/** What an edit does to the members of its group, as a sentence: who gains or loses, who had or keeps it anyway. */
export function effectWords(t: TFunction, { given }: Edit, effect: Effect | null): string {
  if (!effect) return t('groups.tray.unknown');
  const { members, affected, through } = effect;
  if (members === 0) return t('groups.tray.noMembers');
  const rest = members - affected;
  if (rest === 0) return t(given ? 'groups.tray.gainAll' : 'groups.tray.loseAll', { count: members });
  const some =
    affected === 0
      ? t(given ? 'groups.tray.gainNone' : 'groups.tray.loseNone')
      : t(given ? 'groups.tray.gain' : 'groups.tray.lose', { affected, members });
  const others = t(given ? 'groups.tray.hadThrough' : 'groups.tray.keepThrough', {
    count: rest,
    groups: nameList(through),
  });
  return `${some}, ${others}`;
}
