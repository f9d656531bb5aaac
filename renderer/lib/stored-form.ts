/** How a form is kept over a reload of the page: everything that was typed into it but passwords and keys. */
export interface FormShape<Value> {
  /** What is kept, as JSON; whatever is secret must be left out here. */
  readonly toStored: (value: Value) => unknown;
  /** The form from what was kept; null where that is no such form, as after an update of Roster. */
  readonly fromStored: (stored: unknown) => Value | null;
}

const PREFIX = 'roster-form ';

/** The form that was kept under a key for as long as the tab lives; null where there is none. */
export function readForm<Value>(key: string, { fromStored }: FormShape<Value>): Value | null {
  const text = sessionStorage.getItem(PREFIX + key);
  if (text === null) return null;
  try {
    return fromStored(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps a form under a key. */
export function writeForm<Value>(key: string, { toStored }: FormShape<Value>, value: Value): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(toStored(value)));
  } catch {
    // A form that is too large to be kept is still there as long as its page is.
  }
}

/** Forgets what was kept under a key. */
export function forgetForm(key: string): void {
  sessionStorage.removeItem(PREFIX + key);
}
