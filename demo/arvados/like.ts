/** Compiles an SQL LIKE pattern: `%` is any text, `_` any character, a backslash takes the next one as it is. */
export function compileLike(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const [, plain] = /^%([^%_\\]*)%$/.exec(pattern) ?? [];
  if (plain !== undefined) {
    if (!ignoreCase) return (text) => text.includes(plain);
    const folded = plain.toLowerCase();
    return (text) => text.toLowerCase().includes(folded);
  }
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern.charAt(at);
    if (letter === '%') source += '[^]*';
    else if (letter === '_') source += '[^]';
    else {
      if (letter === '\\' && at + 1 < pattern.length) at += 1;
      source += pattern.charAt(at).replace(/[$()*+.?[\\\]^{|}/-]/, '\\$&');
    }
  }
  const expression = new RegExp(`^${source}$`, ignoreCase ? 'i' : '');
  return (text) => expression.test(text);
}
