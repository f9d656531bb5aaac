/** Joins the class names that are set: `classNames('row', selected && 'is-selected')`. */
export function classNames(...names: readonly unknown[]): string {
  return names.filter(Boolean).join(' ');
}
