import type { Confirmation } from '../domain/confirmation.ts';
import { confirmationWords } from '../domain/confirmation-words.ts';
import type { Speech } from '../domain/speech.ts';
import { CONFIRMATION_STYLE } from './confirmation-style.ts';

/** What the page holds besides the question. */
export interface QuestionForm {
  /** Proves that an answer comes from this very page. */
  readonly token: string;
  readonly nonce: string;
  /** Why the last answer was not taken; null where there was none. */
  readonly mistake: 'typed' | 'early' | null;
}

/** How a question ended, for the page that says so. */
export type Ending = 'agreed' | 'refused' | 'gone' | 'foreign';

/** Draws a question: plain HTML, two forms, no script. The safe button has the focus. */
export function questionPage(speech: Speech, confirmation: Confirmation, form: QuestionForm): string {
  const { say } = speech;
  const words = confirmationWords(speech, confirmation);
  const { name, environment } = confirmation.instance;
  const label = escaped(say(`confirmation.environments.${environment}`));
  const hidden = (answer: string) =>
    `<input type="hidden" name="token" value="${escaped(form.token)}">` +
    `<input type="hidden" name="digest" value="${escaped(confirmation.digest)}">` +
    `<input type="hidden" name="answer" value="${answer}">`;
  return page(
    speech,
    form.nonce,
    words.title,
    `<header><b>${label}</b><span>${visible(name)}</span><small>${escaped(say('confirmation.drawn'))}</small></header>
<section><h1>${visible(words.title)}</h1>
${words.intro === null ? '' : `<p>${visible(words.intro)}</p>`}
<dl>${rows(speech, words)}</dl>
<form id="agree" method="post">${hidden('agree')}${typedField(speech, confirmation, form)}</form></section>
<footer><form id="refuse" method="post">${hidden('refuse')}<button autofocus>${visible(words.refuse)}</button></form>
<button class="final" form="agree">${visible(words.agree)}</button></footer>`,
    environment,
  );
}

/** Draws how a question ended, or why there is none. */
export function endingPage(speech: Speech, nonce: string, ending: Ending): string {
  const title = speech.say(`confirmation.ended.${ending}`);
  const hint = speech.say(`confirmation.ended.${ending}Hint`);
  return page(speech, nonce, title, `<section><h1>${escaped(title)}</h1><p>${escaped(hint)}</p></section>`, 'other');
}

function page({ language }: Speech, nonce: string, title: string, body: string, environment: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${visibleText(title)} · Roster</title>
<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${CONFIRMATION_STYLE}</style></head>
<body><main data-env="${environment}">${body}</main></body></html>
`;
}

function rows({ say }: Speech, words: ReturnType<typeof confirmationWords>): string {
  const row = (label: string, lines: readonly string[], look = '') =>
    `<dt>${visible(label)}</dt><dd${look}>${lines.map((line) => `<p>${visible(line)}</p>`).join('')}</dd>`;
  return [
    ...words.place.map(([label, text]) => row(label, [text])),
    ...words.targets.map(({ name, lines, grades }) => row(name, [...lines, ...grades])),
    ...(words.administrators.length > 0
      ? [row(say('confirmation.administrators'), words.administrators, ' class="grave"')]
      : []),
  ].join('\n');
}

function typedField({ say }: Speech, { typed }: Confirmation, { mistake }: QuestionForm): string {
  const words = mistake && say(`confirmation.mistake.${mistake}`, { name: typed ?? '' });
  const said = words ? `<p class="mistake" role="alert">${visible(words)}</p>` : '';
  if (typed === null) return said;
  // A line break stands in for the name until the words around it are escaped.
  const label = say('confirmation.type', { name: '\n' })
    .split('\n')
    .map(escaped)
    .join(`<code>${visible(typed)}</code>`);
  return `<label for="typed">${label}</label>
<input type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" required>${said}`;
}

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => MARKUP[character] ?? '');
}

/** Control characters, marks that turn the writing direction, and invisible ones that make look-alikes. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Text of whatever origin: escaped, apart from its surroundings' direction, hidden characters by their code. */
function visible(text: string): string {
  return `<bdi>${escaped(text).replace(HIDDEN, (character) => `<mark>${codePoint(character)}</mark>`)}</bdi>`;
}

function visibleText(text: string): string {
  return escaped(text).replace(HIDDEN, codePoint);
}
