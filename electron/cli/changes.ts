import type { AppliedChange } from '../contract/contract.ts';
import type { Change, Intent } from '../domain/change.ts';
import type { Connection } from '../domain/connection.ts';
import type { Description } from '../domain/description.ts';
import type { Consequences } from '../domain/why/effects.ts';
import { planLines, resultLines } from './change-report.ts';
import { concernsAccess, consequenceLines } from './consequence-lines.ts';
import { CommandFailure, failureBehind, printable } from './failures.ts';
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

/**
 * What was to happen, who would gain and lose by it, and what did happen: done, failed or not tried. Without results nothing
 * was sent; `consequences` is null where nobody can gain or lose, or where it could not be worked out.
 */
export interface Carried {
  readonly plan: readonly Change[];
  readonly consequences: Consequences | null;
  readonly results: readonly AppliedChange[];
}

/** Describes an instance, for what is to be done there. */
export async function placeAt({ client, signal }: CommandContext, instance: Connection): Promise<ChangePlace> {
  return { instance, description: await client.instances.describe({ instanceId: instance.id }, { signal }) };
}

/** Prints what would happen, does it unless it is a dry run, and prints what became of it. Throws what went wrong. */
export async function carryOut(
  context: CommandContext,
  place: ChangePlace,
  intent: Intent,
  options: WriteOptions,
): Promise<void> {
  await printResults(context, place, await makeChanges(context, place, intent, options));
}

/** Prints what would happen, and does it unless it is a dry run. With `--json` everything is printed with the results. */
export async function makeChanges(
  context: CommandContext,
  place: ChangePlace,
  intent: Intent,
  { dryRun, unlock }: WriteOptions,
): Promise<Carried> {
  const { client, output, json, signal, note } = context;
  const plan = await client.changes.preview({ instanceId: place.instance.id, intent }, { signal });
  const nothing = dryRun ? 'Nothing would change.' : 'Nothing had to be changed.';
  const { consequences, lines } = await whoGains(context, place, intent, plan);
  // In one piece: a reader that leaves after its first line must not end the command between plan and writing.
  if (!json) await output.line(plan.length > 0 ? [...planLines(plan, place), ...lines].join('\n') : nothing);
  if (!json && dryRun) note('This is a dry run: nothing was sent.');
  const results = dryRun || plan.length === 0 ? [] : await applyChanges(context, place, intent, unlock);
  return { plan, consequences, results };
}

/** Who would gain and lose what; that it could not be worked out is said, and stops nothing. */
async function whoGains(
  { client, signal }: CommandContext,
  { instance, description }: ChangePlace,
  intent: Intent,
  plan: readonly Change[],
): Promise<{ consequences: Consequences | null; lines: readonly string[] }> {
  if (!plan.some(concernsAccess)) return { consequences: null, lines: [] };
  try {
    const consequences = await client.changes.consequences({ instanceId: instance.id, intents: [intent] }, { signal });
    return { consequences, lines: ['', ...consequenceLines(consequences, description)] };
  } catch (error) {
    const reason = failureBehind(error, signal);
    if (!reason || reason.code === 'cancelled') throw error;
    const sentence = `Who gains and who loses could not be worked out. ${reason.message}`;
    return { consequences: null, lines: ['', printable(sentence)] };
  }
}

/**
 * Prints what became of changes with what the server revealed, and throws the failure of the first that was not done.
 * With `--json` it is one object, which holds `more` too.
 */
export async function printResults(
  { output, json, takeRevealed }: CommandContext,
  place: ChangePlace,
  { plan, consequences, results }: Carried,
  more: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  if (json) await output.line(JSON.stringify({ ...more, plan, consequences, results, revealed: takeRevealed() }));
  else {
    for (const revealed of takeRevealed()) await output.line(shownOnce(revealed));
    if (results.length > 0) await output.line(['', ...resultLines(results, place)].join('\n'));
  }
  const failed = results.find(({ failure }) => failure !== null);
  if (failed?.failure) throw new CommandFailure(failed.failure);
}

async function applyChanges(
  context: CommandContext,
  { instance }: ChangePlace,
  intent: Intent,
  unlock: boolean,
): Promise<AppliedChange[]> {
  const { client, signal, note, output } = context;
  const patience = () => {
    if (!output.isClosed) note('A write is under way and is waited for. A second Ctrl-C leaves its outcome unknown.');
  };
  // No signal: a write that is under way is waited for, because a cancelled one would leave its outcome unknown.
  const apply = async () => {
    signal.addEventListener('abort', patience, { once: true });
    return client.changes.apply({ instanceId: instance.id, intent });
  };
  try {
    return await whileUnlocked(context, instance, unlock, apply);
  } catch (error) {
    // As a failure of its own it is told even where nobody reads the results any more.
    const failure = failureBehind(error, signal);
    throw failure ? new CommandFailure(failure) : error;
  } finally {
    signal.removeEventListener('abort', patience);
  }
}
