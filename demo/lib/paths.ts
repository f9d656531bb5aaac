/** The values of the `{named}` steps where a path fits a pattern, else null. A named step needs at least one character. */
export function matchSteps(pattern: readonly string[], steps: readonly string[]): Record<string, string> | null {
  if (pattern.length !== steps.length) return null;
  const params: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    const step = steps[at] ?? '';
    if (expected.startsWith('{') && step !== '') params[expected.slice(1, -1)] = step;
    else if (expected !== step) return null;
  }
  return params;
}

/** A path or a step of one without its percent-encoding; what cannot be decoded stays as it is. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
