import { randomBytes } from 'node:crypto';
import type { Confirmation } from '../domain/confirmation.ts';
import { type Speech, speechFor } from '../domain/speech.ts';
import { type Ending, endingPage, type QuestionForm, questionPage } from './confirmation-view.ts';
import type { Page } from './pages.ts';
import { sameText } from './session.ts';

// Why a script in Roster's own page can ask, and never answer:
// - The page lies on an origin of its own (another port, another scheme in the window). The renderer's `connect-src`
//   is `'self'`, which means its own port, or `'none'`; its `form-action` is `'none'`. So it can neither fetch nor post
//   here, and popups that it fills itself inherit its policy.
// - What it may do is open the address. The page cannot be framed, carries no script that could be talked to, and
//   `Cross-Origin-Opener-Policy` cuts the opener off from the window it opened: nothing in it can be read or clicked.
// - No cookie counts. An answer needs the token that stands only inside the page, the digest of what was drawn, and the
//   page's own origin as `Origin`; a page elsewhere knows neither, and its browser tells where it comes from.
// - A question is answered once, and not within the first second, so that a double click on the renderer does not fall
//   on a window that a script slid under the pointer.

const PATH = /^\/confirm\/([\w-]{1,100})$/;
/** Milliseconds between drawing a question and the first yes that counts; the style hides the button as long. */
const REACTION = 1000;

/** Where the questions are that this page may draw and answer. */
export interface Questions {
  readonly find: (id: string) => Confirmation | null;
  readonly decide: (id: string, digest: string | null) => void;
}

/** A request as both carriers, HTTP and the window's protocol, hand it over. */
export interface PageRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly origin: string | null;
  /** The form, as `application/x-www-form-urlencoded`. */
  readonly body: string;
}

/** Draws questions and takes their answers. */
export interface ConfirmationPages {
  answer(request: PageRequest): Page;
}

/** A drawing of a question: who answers must hold its token. */
interface Drawing {
  readonly token: string;
  at: number;
}

/** Creates the pages of `origin`. `elapsed` is a clock in milliseconds that never goes back. */
export function createConfirmationPages(
  origin: string,
  { find, decide }: Questions,
  elapsed: () => number,
): ConfirmationPages {
  const drawings = new WeakMap<Confirmation, Drawing>();

  function draw(status: number, speech: Speech, question: Confirmation, mistake: QuestionForm['mistake']): Page {
    const token = drawings.get(question)?.token ?? randomBytes(32).toString('base64url');
    drawings.set(question, { token, at: elapsed() });
    return page(status, (nonce) => questionPage(speech, question, { token, nonce, mistake }));
  }

  function take(speech: Speech, question: Confirmation, request: PageRequest): Page {
    const form = new URLSearchParams(request.body);
    const given = (name: string) => form.get(name) ?? '';
    const drawing = drawings.get(question);
    const isOurs =
      request.origin === origin &&
      drawing !== undefined &&
      sameText(given('token'), drawing.token) &&
      sameText(given('digest'), question.digest);
    if (!isOurs) return end(403, speech, 'foreign');
    if (given('answer') !== 'agree') {
      decide(question.id, null);
      return end(200, speech, 'refused');
    }
    if (elapsed() - drawing.at < REACTION) return draw(422, speech, question, 'early');
    if (question.typed !== null && given('typed').trim() !== question.typed) {
      return draw(422, speech, question, 'typed');
    }
    decide(question.id, question.digest);
    return end(200, speech, 'agreed');
  }

  return {
    answer(request) {
      const [path = '', query = ''] = request.target.split('?', 2);
      const speech = speechFor(new URLSearchParams(query).get('lang') ?? '');
      const question = find(PATH.exec(path)?.[1] ?? '');
      if (request.method !== 'GET' && request.method !== 'POST') return end(405, speech, 'foreign');
      if (!question) return end(410, speech, 'gone');
      return request.method === 'GET' ? draw(200, speech, question, null) : take(speech, question, request);
    },
  };
}

function end(status: number, speech: Speech, ending: Ending): Page {
  return page(status, (nonce) => endingPage(speech, nonce, ending));
}

function page(status: number, draw: (nonce: string) => string): Page {
  const nonce = randomBytes(18).toString('base64url');
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      // Not `no-referrer`: under that a browser sends `Origin: null` with the form.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    },
    body: draw(nonce),
  };
}
