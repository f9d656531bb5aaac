import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type FormShape, forgetForm, readForm, writeForm } from './stored-form.ts';

/** By the cache of the app, which lives as long as its page. */
const keptOf = new WeakMap<QueryClient, Map<string, unknown>>();

/**
 * State that outlives its component, by a key, as long as the app lives: what was typed is still there after a panel
 * was closed and opened again. With a `shape` it outlives the page too, without its secrets. Setting the initial value
 * forgets it.
 */
export function useKeptState<Value>(
  key: string,
  initial: Value,
  shape?: FormShape<Value>,
): readonly [Value, (value: Value) => void, boolean] {
  const kept = useKept();
  const read = () => {
    const stored = kept.has(key) || !shape ? null : readForm(key, shape);
    if (stored !== null) kept.set(key, stored);
    return { key, value: kept.has(key) ? (kept.get(key) as Value) : initial, restored: kept.has(key) };
  };
  const [state, setState] = useState(read);
  const present = state.key === key ? state : read();
  if (present !== state) setState(present);
  const set = (value: Value) => {
    if (value === initial) {
      kept.delete(key);
      forgetForm(key);
    } else {
      kept.set(key, value);
      if (shape) writeForm(key, shape, value);
    }
    setState({ key, value, restored: false });
  };
  return [present.value, set, present.restored];
}

function useKept(): Map<string, unknown> {
  const client = useQueryClient();
  const kept = keptOf.get(client) ?? new Map<string, unknown>();
  keptOf.set(client, kept);
  return kept;
}
