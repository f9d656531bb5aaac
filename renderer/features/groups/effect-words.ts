import type { TFunction } from 'i18next';
import type { SwitchEffect } from '../../../electron/domain/group.ts';
import { nameList } from '../../lib/change-words.ts';

/**
 * What an edit does to the members of its group, as a sentence: who gains or loses, who had or keeps it anyway. Nothing
 * until that is worked out (undefined); null: members are not told.
 */
export function effectWords(t: TFunction, effect: SwitchEffect | null | undefined): string {
  if (effect === undefined) return '';
  if (effect === null) return t('groups.tray.unknown');
  const { given, members, affected, through, more } = effect;
  if (members === 0) return t('groups.tray.noMembers');
  const rest = members - affected;
  if (rest === 0) return t(given ? 'groups.tray.gainAll' : 'groups.tray.loseAll', { count: members });
  const some =
    affected === 0
      ? t(given ? 'groups.tray.gainNone' : 'groups.tray.loseNone')
      : t(given ? 'groups.tray.gain' : 'groups.tray.lose', { affected, members });
  const others = t(given ? 'groups.tray.hadThrough' : 'groups.tray.keepThrough', {
    count: rest,
    groups: nameList(more > 0 ? [...through, t('groups.tray.moreGroups', { count: more })] : through),
  });
  return `${some}, ${others}`;
}
