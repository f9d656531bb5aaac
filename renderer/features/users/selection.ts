/**
 * Which users are selected: some by id, or all that match the present search and filters except some. Rows that were
 * never loaded can be selected, so the second form holds no ids of them.
 */
export type Selected =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'matching'; readonly except: ReadonlySet<string> };

/** Nothing is selected. */
export const NOBODY: Selected = { mode: 'some', ids: new Set() };
/** All that match are selected. */
export const ALL_MATCHING: Selected = { mode: 'matching', except: new Set() };

/** Whether a user is selected. */
export function isSelected(selected: Selected, id: string): boolean {
  return selected.mode === 'some' ? selected.ids.has(id) : !selected.except.has(id);
}

/** How many users are selected, when `matched` match. */
export function countSelected(selected: Selected, matched: number): number {
  return selected.mode === 'some' ? selected.ids.size : Math.max(0, matched - selected.except.size);
}

/** Selects a user, or takes the user out. */
export function toggle(selected: Selected, id: string): Selected {
  return isSelected(selected, id) ? without(selected, [id]) : withAll(selected, [id]);
}

/** Selects users on top of those that are selected already. */
export function withAll(selected: Selected, ids: readonly string[]): Selected {
  if (selected.mode === 'some') return { mode: 'some', ids: new Set([...selected.ids, ...ids]) };
  return { mode: 'matching', except: new Set([...selected.except].filter((id) => !ids.includes(id))) };
}

function without(selected: Selected, ids: readonly string[]): Selected {
  if (selected.mode === 'matching') return { mode: 'matching', except: new Set([...selected.except, ...ids]) };
  return { mode: 'some', ids: new Set([...selected.ids].filter((id) => !ids.includes(id))) };
}

/** The state of the box in the table head. */
export function headState(selected: Selected, matched: number): 'none' | 'some' | 'all' {
  const count = countSelected(selected, matched);
  if (count === 0) return 'none';
  return selected.mode === 'matching' && selected.except.size === 0 ? 'all' : 'some';
}

/** Row numbers from an anchor to another row, both included, in rising order. */
export function rangeBetween(anchor: number, to: number): { readonly from: number; readonly to: number } {
  return { from: Math.min(anchor, to), to: Math.max(anchor, to) };
}
