import { useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * State that outlives its component, by a key, as long as the page lives: what was typed is still there after a panel
 * was closed and opened again. Setting the initial value forgets it.
 */
export function useKeptState<Value>(key: string, initial: Value): readonly [Value, (value: Value) => void, boolean] {
  const read = () => (kept.has(key) ? (kept.get(key) as Value) : initial);
  const [state, setState] = useState(() => ({ key, value: read(), restored: kept.has(key) }));
  const present = state.key === key ? state : { key, value: read(), restored: kept.has(key) };
  if (present !== state) setState(present);
  const set = (value: Value) => {
    if (value === initial) kept.delete(key);
    else kept.set(key, value);
    setState({ key, value, restored: false });
  };
  return [present.value, set, present.restored];
}
