import type { TFunction } from 'i18next';
import i18next from 'i18next';
import type { Change } from '../../electron/domain/change.ts';
import * as domain from '../../electron/domain/change-words.ts';
import type { Speech } from '../../electron/domain/speech.ts';

/** The renderer's translations as the domain speaks through them. */
function speechOf(t: TFunction): Speech {
  return { language: i18next.language, say: t as unknown as Speech['say'] };
}

/** Names joined as the language does: `Curators, Technicians and Visitors`. */
export function nameList(names: readonly string[]): string {
  return domain.nameList(speechOf(i18next.t), names);
}

/** A change as sentences without their subject, which is the change's target: `Joins Technicians`. */
export function changeLines(t: TFunction, change: Change, words: domain.Vocabulary | null): string[] {
  return domain.changeLines(speechOf(t), change, words);
}

/** Whether a change can be taken back, in words. */
export function gradeWords(t: TFunction, change: Change): string {
  return domain.gradeWords(speechOf(t), change);
}
