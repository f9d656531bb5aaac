import { createInterface } from 'node:readline';
import type { ConfirmationDesk } from '../core/core.ts';
import { NOBODY } from '../core/rpc/confirmation-desk.ts';
import type { Confirmation } from '../domain/confirmation.ts';
import { confirmationWords } from '../domain/confirmation-words.ts';
import { speechFor } from '../domain/speech.ts';
import { printable } from './failures.ts';
import { isInteractive } from './prompt.ts';

const SPEECH = speechFor('en');

/** Asks on the terminal before something grave happens. Where nobody sits at it, everything grave is refused. */
export function createTerminalDesk(): ConfirmationDesk {
  return isInteractive() ? { ...NOBODY, confirm } : NOBODY;
}

/** A yes is what the question wants typed: the instance's name, or the word itself. */
async function confirm(confirmation: Confirmation, signal?: AbortSignal): Promise<string | null> {
  const { typed, digest } = confirmation;
  for (const line of questionLines(confirmation)) process.stderr.write(`${line}\n`);
  const prompt =
    typed === null
      ? SPEECH.say('confirmation.terminal.yes')
      : SPEECH.say('confirmation.terminal.typed', { name: printable(typed) });
  const answer = await ask(`${prompt}: `, signal);
  return answer?.trim() === (typed ?? 'yes') ? digest : null;
}

/** The question as lines of text; whatever could steer the terminal in it is shown as code points. */
export function questionLines(confirmation: Confirmation): string[] {
  const { title, intro, place, targets, administrators } = confirmationWords(SPEECH, confirmation);
  return [
    '',
    title,
    ...(intro === null ? [] : [intro]),
    ...place.map(([label, text]) => `  ${label}: ${text}`),
    ...targets.flatMap(({ name, lines, grades }) => [
      `  ${name}`,
      ...[...lines, ...grades].map((line) => `    ${line}`),
    ]),
    ...administrators.map((sentence) => `  ! ${sentence}`),
  ].map(printable);
}

/** One typed line; null where the person or the command gave up. */
function ask(prompt: string, signal: AbortSignal | undefined): Promise<string | null> {
  const reader = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  return new Promise<string | null>((resolve) => {
    const stop = () => resolve(null);
    reader.once('close', stop);
    reader.once('SIGINT', stop);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    reader.question(prompt, resolve);
  }).finally(() => reader.close());
}
