import { z } from 'zod';
import type { HttpAnswer } from '../../net/http.ts';

/** One text, or several from behind the edge; the back end's copy of the health check has a bare one. */
const errorsWire = z.object({ errors: z.union([z.string(), z.array(z.string())]) });

/** What an answer that is no success says: the words that help a person, and the id of the call for the server's log. */
export interface Refusal {
  readonly status: number;
  /** Empty where the server had no words, as when it is overloaded (trap 40), or where they are a page's. */
  readonly words: string;
  readonly requestId: string | null;
}

/** Reads a refusal of either of the two layers (§4.1); never throws, whatever the body is. */
export function readRefusal({ status, headers, text }: HttpAnswer): Refusal {
  const requestId = headers['x-request-id'] ?? null;
  const errors = errorsWire.safeParse(parse(text));
  if (errors.success) return { status, words: [errors.data.errors].flat().map(tailOf).join('; '), requestId };
  const isPage = (headers['content-type'] ?? '').includes('html');
  return { status, words: isPage ? '' : text.trim(), requestId };
}

/**
 * What follows the last `NNN Reason: `, without the id of the call and without the name of Ruby's exception: before it
 * stands an address inside the server, with all filters of a list in it (trap 19).
 */
function tailOf(error: string): string {
  const tail = /^.*: \d{3} [A-Z][A-Za-z' -]*: (.*)$/s.exec(error)?.[1] ?? error;
  const plain = tail.replaceAll(/ ?\(req-[0-9a-zA-Z]+\)/g, '').trim();
  return /^#<[\w:]+: (.*)>$/s.exec(plain)?.[1] ?? plain;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
