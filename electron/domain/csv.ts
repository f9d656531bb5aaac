/** Starts that spreadsheet programs take for a formula. Apostrophes before them are ours, or must not be taken for ours. */
const FORMULA = /^'*[=+\-@\t\r\n]/;
const ESCAPED = /^'+[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/;

/** Puts an apostrophe before a text that a spreadsheet would run as a formula; `fromSafeText` takes it off again. */
export function toSafeText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Restores what `toSafeText` made, exactly. */
export function fromSafeText(text: string): string {
  return ESCAPED.test(text) ? text.slice(1) : text;
}

/** One CSV cell: safe as text in a spreadsheet, quoted where needed. */
export function csvCell(text: string): string {
  const safe = toSafeText(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV with a line end after every row, as RFC 4180 has it. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
