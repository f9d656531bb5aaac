import type { Rule } from './validation.ts';

const LABEL = /^[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?$/u;
const ATOM = /^[^\s@.,;:()<>[\]\\"]+$/u;
const QUOTED = /^"(?:[^"\\\r\n]|\\.)*"$/u;
const LITERAL = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[\da-f:.]+)\]$/i;

/** An address by the syntax of RFC 5322 as the Panel's library reads it: `a@b` is one, letters of any script are fine. */
export const email: Rule = {
  name: 'email',
  passes: (value) => typeof value === 'string' && isAddress(value),
  message: (label) => `The ${label} must be a valid email address.`,
};

function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1) return false;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!QUOTED.test(local) && !local.split('.').every((atom) => ATOM.test(atom))) return false;
  return LITERAL.test(domain) || isDomain(domain);
}

function isDomain(domain: string): boolean {
  if (Buffer.byteLength(domain) > 253) return false;
  // The library (egulias 4.0) counts the dot before a label as part of it, so only the first may have 63 letters.
  return domain.split('.').every((label, index) => LABEL.test(label) && label.length <= (index === 0 ? 63 : 62));
}
