import type { AppliedChange } from '../contract/contract.ts';
import type { Change } from '../domain/change.ts';
import { changeLines, gradeWords } from '../domain/change-words.ts';
import { isGrave, makesAdministrator } from '../domain/confirmation.ts';
import { speechFor } from '../domain/speech.ts';
import type { ChangePlace } from './changes.ts';
import { printable } from './failures.ts';

const SPEECH = speechFor('en');

/** What would happen, with what follows from it and what a person is warned of. */
export function planLines(plan: readonly Change[], place: ChangePlace): string[] {
  return ['Plan', ...plan.flatMap((change) => [...sentences(change, place), ...notes(change)]).map(indented)];
}

/** What became of each change. */
export function resultLines(results: readonly AppliedChange[], place: ChangePlace): string[] {
  const lines = results.flatMap(({ change, outcome }) =>
    sentences(change, place).map((sentence) => `${OUTCOME_WORDS[outcome ?? 'untried']} ${sentence}`),
  );
  return ['Results', ...lines.map(indented)];
}

const OUTCOME_WORDS = { done: 'Done:', failed: 'Failed:', unknown: 'Unknown:', untried: 'Not tried:' };

/** What a change itself does, with whom it concerns before each sentence: `fred on lab-01: Is deactivated`. */
function sentences(change: Change, { instance, description }: ChangePlace): string[] {
  const subject = `${change.target.name} on ${instance.name}`;
  return changeLines(SPEECH, { ...change, effects: [] }, description).map((line) => `${subject}: ${line}`);
}

function notes(change: Change): string[] {
  const { name } = change.target;
  return [
    ...(change.effects ?? []).map((effect) => `  Consequence: ${effect}`),
    ...(makesAdministrator(change) ? [`  Warning: ${SPEECH.say('confirmation.becomesPlain', { name })}.`] : []),
    ...(isGrave(change) ? ['  Warning: It has to be confirmed on a terminal.'] : []),
    `  ${gradeWords(SPEECH, change)}`,
  ];
}

const indented = (line: string) => `  ${printable(line)}`;
