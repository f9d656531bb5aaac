import type { ConfirmationDesk } from '../core/core.ts';
import { NOBODY } from '../core/rpc/confirmation-desk.ts';
import type { Confirmation } from '../domain/confirmation.ts';
import { confirmationWords } from '../domain/confirmation-words.ts';
import { speechFor } from '../domain/speech.ts';
import { printable } from './failures.ts';
import type { Terminal } from './prompt.ts';

const SPEECH = speechFor('en');

/** A secret that a server made and shows only now. */
export interface Revealed {
  readonly label: string;
  readonly text: string;
}

/** A desk at a terminal, with the secrets that were revealed there. */
export interface TerminalDesk extends ConfirmationDesk {
  /** Takes what was revealed and not taken yet. */
  takeRevealed(): Revealed[];
}

/**
 * Asks on the terminal before something grave happens; where nobody sits at it, everything grave is refused. What a
 * server reveals is no question: whoever called the command gets it with the result.
 */
export function createTerminalDesk(terminal: Terminal): TerminalDesk {
  const revealed: Revealed[] = [];
  return {
    ...NOBODY,
    async confirm(confirmation, signal) {
      if (confirmation.purpose !== 'reveal')
        return terminal.isInteractive ? confirm(terminal, confirmation, signal) : null;
      const { label = '', text = '' } = confirmation.facts;
      revealed.push({ label, text });
      return confirmation.digest;
    },
    takeRevealed: () => revealed.splice(0),
  };
}

/** A secret as it is printed the one time that anybody sees it. */
export function shownOnce({ label, text }: Revealed): string {
  return `${printable(label)}, shown only now: ${printable(text)}`;
}

/** A yes is what the question wants typed: the instance's name, or the word itself. */
async function confirm(
  terminal: Terminal,
  confirmation: Confirmation,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const { typed, digest } = confirmation;
  const prompt =
    typed === null
      ? SPEECH.say('confirmation.terminal.yes')
      : SPEECH.say('confirmation.terminal.typed', { name: printable(typed) });
  const answer = await terminal.askAnswer(questionLines(confirmation), prompt, signal);
  return answer?.trim() === (typed ?? 'yes') ? digest : null;
}

/** The question as lines of text; whatever could steer the terminal in it is shown as code points. */
function questionLines(confirmation: Confirmation): string[] {
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
