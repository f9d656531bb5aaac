/** What a key does in the table. `index` counts rows from 0; -1 is the row of the column heads. */
export type GridAction =
  | { readonly type: 'move'; readonly index: number; readonly extend: boolean }
  | { readonly type: 'head' | 'width' | 'cell'; readonly step: -1 | 1 }
  | { readonly type: 'copy' }
  | { readonly type: 'toggle' | 'open' | 'all' | 'close' };

/** Where the table is: the active row, the number of rows, and how many rows fit. */
export interface GridPlace {
  readonly active: number;
  readonly count: number;
  readonly page: number;
}

/** The part of a keyboard event that decides. `command` is Ctrl, or Cmd on a Mac. */
export interface GridKey {
  readonly key: string;
  readonly shift: boolean;
  readonly command: boolean;
}

/** The place of the column heads among the rows. */
export const HEAD = -1;

/** What a key does; null where the table leaves it to others. */
export function gridAction({ key, shift, command }: GridKey, place: GridPlace): GridAction | null {
  const target = moveTarget(key, place);
  if (target !== null) return { type: 'move', index: target, extend: shift && target !== HEAD };
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return sideways(key === 'ArrowLeft' ? -1 : 1, { shift, command }, place);
    case ' ':
      return { type: 'toggle' };
    case 'Enter':
      return { type: 'open' };
    case 'e':
    case 'E':
      return command ? null : { type: 'open' };
    case 'c':
      return command && place.active !== HEAD ? { type: 'copy' } : null;
    case 'Escape':
      return { type: 'close' };
    case 'a':
    case 'A':
      return command ? { type: 'all' } : null;
    default:
      return null;
  }
}

/** Along the heads, or the cells of a row. */
function sideways(
  step: -1 | 1,
  { shift, command }: Pick<GridKey, 'shift' | 'command'>,
  { active }: GridPlace,
): GridAction | null {
  if (active === HEAD) return { type: shift ? 'width' : 'head', step };
  return shift || command ? null : { type: 'cell', step };
}

function moveTarget(key: string, { active, count, page }: GridPlace): number | null {
  const last = count - 1;
  const clamp = (index: number) => Math.min(Math.max(index, 0), last);
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, last);
    case 'ArrowUp':
      return Math.max(active - 1, HEAD);
    case 'PageDown':
      return clamp(active + page);
    case 'PageUp':
      return clamp(active - page);
    case 'Home':
      return clamp(0);
    case 'End':
      return last;
    default:
      return null;
  }
}
