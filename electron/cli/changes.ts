import type { AppliedChange } from '../contract/contract.ts';
import type { Change, Intent } from '../domain/change.ts';
import { changeLines, gradeWords } from '../domain/change-words.ts';
import type { Connection } from '../domain/connection.ts';
import type { Description } from '../domain/description.ts';
import type { Failure } from '../domain/failure.ts';
import { speechFor } from '../domain/speech.ts';
import { CommandFailure, printable } from './failures.ts';
import type { CommandContext } from './run.ts';
import { shownOnce } from './terminal-desk.ts';
import { whileUnlocked } from './unlock.ts';

/** What a change is made on. */
export interface ChangePlace {
  readonly instance: Connection;
  readonly description: Description;
}

/** How a change is made: only shown, or on an instance that is unlocked for it. */
export interface WriteOptions {
  dryRun: boolean;
  unlock: boolean;
}

/** Describes an instance, for what is to be done there. */
export async function placeAt({ client, signal }: CommandContext, instance: Connection): Promise<ChangePlace> {
  return { instance, description: await client.instances.describe({ instanceId: instance.id }, { signal }) };
}

/** Does what a person wants and prints what was done, or with `dryRun` what would be. Throws what went wrong. */
export async function carryOut(
  context: CommandContext,
  place: ChangePlace,
  intent: Intent,
  options: WriteOptions,
): Promise<void> {
  if (options.dryRun) return previewChanges(context, place, intent);
  await printApplied(context, place, await applyChanges(context, place, intent, options.unlock));
}

/** Prints what an intent would do; sends nothing. */
export async function previewChanges(context: CommandContext, place: ChangePlace, intent: Intent): Promise<void> {
  const { client, output, json, signal } = context;
  const { instance } = place;
  const changes = await client.changes.preview({ instanceId: instance.id, intent }, { signal });
  if (json) return output.line(JSON.stringify(changes));
  if (changes.length === 0) return output.line('Nothing would change.');
  for (const change of changes) {
    for (const sentence of sentences(change, place)) await output.line(sentence);
    await output.line(`  ${gradeWords(SPEECH, change)}`);
  }
}

/** Sends an intent. Answers with what was done, what failed and what was not tried. */
export async function applyChanges(
  context: CommandContext,
  { instance }: ChangePlace,
  intent: Intent,
  unlock: boolean,
): Promise<AppliedChange[]> {
  // No signal: a write that is under way is waited for, because a cancelled one would leave its outcome unknown.
  const apply = () => context.client.changes.apply({ instanceId: instance.id, intent });
  return whileUnlocked(context, instance, unlock, apply);
}

/** Prints what was done with what the server revealed, and throws what went wrong. */
export async function printApplied(
  { output, json, takeRevealed }: CommandContext,
  place: ChangePlace,
  applied: readonly AppliedChange[],
): Promise<void> {
  if (json) await output.line(JSON.stringify(applied));
  else if (applied.length === 0) await output.line('Nothing had to be changed.');
  else {
    for (const revealed of takeRevealed()) await output.line(shownOnce(revealed));
    for (const { change, outcome } of applied) {
      for (const sentence of sentences(change, place)) {
        await output.line(`${OUTCOME_WORDS[outcome ?? 'untried']} ${sentence}`);
      }
    }
  }
  throwFailureOf(applied);
}

const SPEECH = speechFor('en');

/** What a change does, with whom it concerns before each sentence: `fred on lab-01: Is deactivated`. */
function sentences(change: Change, { instance, description }: ChangePlace): string[] {
  const subject = `${change.target.name} on ${instance.name}`;
  return changeLines(SPEECH, change, description).map((line) => printable(`${subject}: ${line}`));
}

const OUTCOME_WORDS = { done: 'Done:', failed: 'Failed:', unknown: 'Unknown:', untried: 'Not tried:' };

/** Throws the failure of the first change that was not done. */
export function throwFailureOf(applied: readonly AppliedChange[]): void {
  const failure: Failure | null = applied.find((one) => one.failure !== null)?.failure ?? null;
  if (failure) throw new CommandFailure(failure);
}
