import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { User } from '../../../../electron/domain/user.ts';
import type { UserSelection } from '../use-selection.ts';
import { gridAction, HEAD } from './grid-keys.ts';
import { WHOLE_ROW } from './row-painter.ts';
import type { TableScroll } from './use-scroll.ts';

interface Options {
  /** Rows that there are. */
  readonly matched: number;
  readonly userAt: (row: number) => User | undefined;
  /** Column heads, the box included. */
  readonly heads: number;
  readonly scroll: TableScroll;
  readonly selected: UserSelection;
  /** Another question starts at the top. */
  readonly question: string;
  /** `add`: the column counts after those that are sorted by already. */
  readonly onHead: (index: number, add: boolean) => void;
  /** Makes the column of a head wider or narrower by a step. */
  readonly onWidth: (index: number, step: -1 | 1) => void;
  /** Copies a row, or the cell of it that is named by a number from 1. */
  readonly onCopy: (user: User | undefined, cell: number) => void;
  readonly onOpen: (user: User) => void;
  readonly onClose: () => void;
}

/** Where the keys are in the table, and what keys and clicks do there. */
export interface ActiveRow {
  /** The active row, or -1 while the keys are at the heads. */
  readonly row: number;
  /** The active cell of the row, counted from 1; 0 while the keys are at the row as a whole. */
  readonly cell: number;
  readonly head: number;
  /** The active row is marked only for those who use the keys. */
  readonly byKeys: boolean;
  onKeyDown(event: KeyboardEvent): void;
  onMouseDown(event: MouseEvent<HTMLElement>): void;
  onRowClick(event: MouseEvent): void;
}

/** Holds the active row of the table: one tab stop, whose place the keys change. */
export function useActiveRow(options: Options): ActiveRow {
  const { matched, userAt, heads, scroll, selected, question, onHead, onWidth, onCopy, onOpen, onClose } = options;
  const [row, setRow] = useState(0);
  const [cell, setCell] = useState(WHOLE_ROW);
  const [head, setHead] = useState(0);
  const [byKeys, setByKeys] = useState(true);

  const answered = useRef(question);
  useEffect(() => {
    if (answered.current === question) return;
    answered.current = question;
    setRow((before) => (before === HEAD ? HEAD : 0));
    scroll.toTop();
  });
  useEffect(() => {
    if (row >= matched && matched > 0) setRow(matched - 1);
  }, [row, matched]);

  const moveTo = (index: number, extend: boolean) => {
    if (extend) void selected.extendTo(index, row);
    else selected.dropAnchor();
    setRow(index);
    if (index !== HEAD) scroll.reveal(index);
  };

  const act = (user: User, how: 'toggle' | 'open') => {
    if (how === 'toggle') selected.toggle(user.id);
    else onOpen(user);
  };

  return {
    row,
    cell,
    head,
    byKeys,
    onRowClick(event) {
      if (!(event.target instanceof Element)) return;
      const index = rowIndex(event.target) ?? -1;
      const user = userAt(index);
      if (!user) return;
      setRow(index);
      setCell(WHOLE_ROW);
      if (event.shiftKey) {
        void selected.extendTo(index, row);
        return;
      }
      selected.dropAnchor();
      const onBox = event.target.closest('[data-box]') !== null;
      act(user, onBox || event.ctrlKey || event.metaKey ? 'toggle' : 'open');
    },
    onKeyDown(event) {
      // What is marked with the mouse is copied by the browser.
      if (event.key === 'c' && !getSelection()?.isCollapsed) return;
      const pressed = { key: event.key, shift: event.shiftKey, command: event.ctrlKey || event.metaKey };
      const action = gridAction(pressed, { active: row, count: matched, page: scroll.page });
      if (!action || event.altKey) return;
      event.preventDefault();
      setByKeys(true);
      const user = userAt(row);
      if (action.type === 'move') moveTo(action.index, action.extend);
      else if (action.type === 'head') setHead(Math.min(Math.max(head + action.step, 0), heads - 1));
      else if (action.type === 'cell') setCell(Math.min(Math.max(cell + action.step, WHOLE_ROW), heads - 1));
      else if (action.type === 'width') onWidth(head, action.step);
      else if (action.type === 'all') selected.selectAll();
      else if (action.type === 'close') onClose();
      else if (row === HEAD) onHead(head, pressed.shift);
      else if (action.type === 'copy') onCopy(user, cell);
      else if (user) act(user, action.type);
    },
    onMouseDown(event) {
      // The table itself keeps the focus: rows come and go.
      event.preventDefault();
      setByKeys(false);
      event.currentTarget.focus({ preventScroll: true });
    },
  };
}

/** The row, from 0, that an element stands in; null outside of the rows. */
export function rowIndex(element: Element): number | null {
  const row = element.closest('tbody tr')?.getAttribute('aria-rowindex');
  return row ? Number(row) - 2 : null;
}
