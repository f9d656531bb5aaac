/** Milliseconds since 1970 as Python's `isoformat` says them: microseconds, or no fraction at all for a whole second. */
export function timestamp(time: number): string {
  const iso = new Date(time).toISOString();
  return time % 1000 === 0 ? `${iso.slice(0, 19)}Z` : `${iso.slice(0, 23)}000Z`;
}

/** JSON text with every character beyond ASCII escaped, as Python's `json.dumps` does. */
export const asciiJson = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
