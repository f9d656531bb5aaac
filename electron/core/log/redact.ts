/** What stands where something was taken out. */
const REDACTED = '[redacted]';

// Text in JSON in JSON carries its quotation marks escaped, once or several times.
const QUOTE = `(?:\\\\*["'])?`;
const VALUE = `(\\\\+"[\\s\\S]*?\\\\+"|"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|[^\\s&,;)}\\]"']+)`;

/** What never stays in a log, in this order, and what stands in its place. Names stay, so that one sees what was there. */
const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/-----BEGIN [A-Z0-9 ]{1,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|$)/g, REDACTED],
  [/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"']{1,500}@/gi, `$1${REDACTED}@`],
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s*[:=]\s*["']?)[^\n"']+/gi, `$1$2${REDACTED}`],
  [/\b(Basic|Bearer|OAuth2|Digest)\s+[^\s"',;]{6,}/gi, `$1 ${REDACTED}`],
  [
    new RegExp(
      `([\\w-]{0,40}(?:pass(?:word|phrase|wd)|secret|token|(?:api|private|client)[-_]?key|session[-_]?id|otp)\\w{0,20}${QUOTE}\\s*[:=]\\s*)${VALUE}`,
      'gi',
    ),
    `$1${REDACTED}`,
  ],
  [new RegExp(`([?&"'{,]\\s*(?:key|sid|auth)${QUOTE}\\s*[:=]\\s*)${VALUE}`, 'gi'), `$1${REDACTED}`],
  // The keys of Pterodactyl and the tokens of Arvados say themselves what they are; so do JSON web tokens.
  [/\bp(?:tl[acr]|acc)_[A-Za-z0-9]{10,}/g, REDACTED],
  [/\bv2\/[a-z0-9]{5}-gj3su-[a-z0-9]{15}\/[^\s"']+/g, REDACTED],
  [/\beyJ[\w-]{10,}\.[\w-]{5,}(?:\.[\w-]*)?/g, REDACTED],
  // Long runs without a space are keys, digests or encoded bytes; nobody reads them.
  [/(?<![\w+-])(?=[\w+-]*\d)(?=[\w+-]*[A-Za-z])[A-Za-z0-9+_-]{40,}={0,2}/g, REDACTED],
  [/\b[A-Fa-f0-9]{32,}\b/g, REDACTED],
];

/** Takes passwords, tokens, keys, cookies and the credentials of addresses out of a text. */
export function redact(text: string): string {
  return RULES.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), text);
}
