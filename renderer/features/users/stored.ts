/** The fields of an object that was kept as JSON; none where the text holds no object. */
export function fieldsOf(text: string | undefined): Readonly<Record<string, unknown>> {
  const value = parsed(text);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The members of a list that was kept as JSON; none where the text holds no list. */
export function listOf(text: string | undefined): readonly unknown[] {
  const value = parsed(text);
  return Array.isArray(value) ? value : [];
}

/** The texts of what should be a list of them. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
