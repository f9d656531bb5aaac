import type { TFunction } from 'i18next';
import type { ColumnId } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import type { CellWords } from './cell-words.ts';
import { type CellFiller, cellFiller } from './row-cells.ts';

/** The keys are not at a row. */
const NOT_HERE = -1;
/** The keys are at a row as a whole; its cells count from 1. */
export const WHOLE_ROW = 0;

/** The id of a row's element, or of a cell's, as long as the keys are there. */
export function activeId(table: string, row: number, cell: number): string {
  return cell === WHOLE_ROW ? `${table}-row-${row}` : `${table}-row-${row}-${cell}`;
}

/** What the rows in view show. */
export interface RowsLook {
  /** Begins the ids of what the keys are at. */
  readonly id: string;
  readonly words: CellWords;
  userAt(index: number): User | undefined;
  isSelected(user: User): boolean;
  /** Shown in the panel. */
  readonly openId: string | null;
  /** Where the keys are: a row, and its cell from 1, or `WHOLE_ROW`. */
  readonly active: { readonly row: number; readonly cell: number };
}

/** Rows in view, from `first` to `last`, and where they are in the layer: the row `base` is at its top. */
export interface RowsPlace {
  readonly first: number;
  readonly last: number;
  readonly base: number;
  readonly rowHeight: number;
  /** The most rows that are in view at once. */
  readonly most: number;
}

/** What the pattern of a row is made for. */
export interface Pattern {
  readonly t: TFunction;
  readonly columns: readonly ColumnId[];
  /** One row without a user. */
  readonly row: Element;
}

/**
 * Draws the rows of the users table into their layer. It copies a pattern as often as rows fit, keeps the copies in their
 * place in the page, and writes other users into those that scroll into view: drawn by React, a step of half a screen
 * took two frames.
 */
export class RowPainter {
  readonly #layer: Element;
  readonly #pattern: Pattern;
  readonly #rows = new Map<number, PaintedRow>();

  constructor(layer: Element, pattern: Pattern) {
    this.#layer = layer;
    this.#pattern = pattern;
  }

  /** Draws the rows of a place; what is drawn already stays untouched. */
  paint({ first, last, base, rowHeight, most }: RowsPlace, look: RowsLook): void {
    const count = last - first + 1;
    for (const [key, { element }] of this.#rows) {
      if (key < most && (key - first + most * Math.ceil(first / most)) % most < count) continue;
      element.remove();
      this.#rows.delete(key);
    }
    for (let index = first; index <= last; index += 1) {
      this.#rowFor(index % most).paint(index, (index - base) * rowHeight, look);
    }
  }

  #rowFor(key: number): PaintedRow {
    const known = this.#rows.get(key);
    if (known) return known;
    const row = new PaintedRow(this.#pattern);
    this.#rows.set(key, row);
    this.#layer.append(row.element);
    return row;
  }

  /** Puts the rows in order for who reads the page by its elements; while they scroll they stay where they are. */
  order(): void {
    const rows = [...this.#rows.values()].sort((one, other) => one.index - other.index);
    if (rows.some(({ element }, place) => this.#layer.children[place] !== element)) {
      this.#layer.append(...rows.map(({ element }) => element));
    }
  }

  clear(): void {
    for (const { element } of this.#rows.values()) element.remove();
    this.#rows.clear();
  }
}

/** A copy of the pattern, and what it shows at present. */
class PaintedRow {
  readonly element: HTMLElement;
  index = NOT_HERE;
  readonly #t: TFunction;
  readonly #mark: Element;
  readonly #cells: readonly Element[];
  readonly #fillers: readonly CellFiller[];
  #top = Number.NaN;
  #user: User | undefined;
  /** Missing before the first user. */
  #words: CellWords | null = null;
  /** What carries the id of the place that the keys are at. */
  #active: Element | null = null;

  constructor({ t, row, columns }: Pattern) {
    this.#t = t;
    this.element = row.cloneNode(true) as HTMLElement;
    const [box, ...cells] = this.element.children;
    const mark = box?.firstElementChild;
    if (!mark) throw new Error('The pattern of a row has no check box.');
    this.#mark = mark;
    this.#cells = cells;
    this.#fillers = cells.flatMap((cell, place) => {
      const column = columns[place];
      return column ? [cellFiller(t, column, cell)] : [];
    });
  }

  paint(index: number, top: number, look: RowsLook): void {
    if (index !== this.index) this.element.setAttribute('aria-rowindex', String(index + 2));
    if (top !== this.#top) this.element.style.transform = `translateY(${top}px)`;
    this.index = index;
    this.#top = top;
    const user = look.userAt(index);
    if (user !== this.#user || look.words !== this.#words) this.#fill(user, look.words);
    const isSelected = user !== undefined && look.isSelected(user);
    setAttribute(this.element, 'aria-selected', user ? String(isSelected) : null);
    setAttribute(this.#mark, 'aria-checked', String(isSelected));
    setClass(this.#mark, 'on', isSelected);
    setClass(this.element, 'is-selected', isSelected);
    setClass(this.element, 'is-open', user !== undefined && user.id === look.openId);
    this.#showKeys(look.active.row === index ? look.active.cell : NOT_HERE, look.id);
  }

  /** Bars stand for the texts of a row that has not come. */
  #fill(user: User | undefined, words: CellWords): void {
    for (const fill of this.#fillers) fill(user, words);
    setAttribute(this.element, 'aria-busy', user ? null : 'true');
    setAttribute(
      this.#mark,
      'aria-label',
      user ? this.#t('users.select.row', { name: user.handle.trim() || user.id }) : null,
    );
    this.#user = user;
    this.#words = words;
  }

  #showKeys(cell: number, table: string): void {
    const active = cell === NOT_HERE ? null : cell === WHOLE_ROW ? this.element : (this.#cells[cell - 1] ?? null);
    if (this.#active !== active) {
      this.#active?.removeAttribute('id');
      this.#active?.classList.remove('is-active', 'is-focus');
      active?.classList.add(cell === WHOLE_ROW ? 'is-active' : 'is-focus');
      this.#active = active;
    }
    if (active) active.id = activeId(table, this.index, cell);
  }
}

/** Writes only what changes: the page compares no values, and what was written has to be styled anew. */
function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function setClass(element: Element, name: string, isSet: boolean): void {
  if (element.classList.contains(name) !== isSet) element.classList.toggle(name, isSet);
}
