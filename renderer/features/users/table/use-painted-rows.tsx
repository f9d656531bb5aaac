import type { TFunction } from 'i18next';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ColumnId } from '../../../../electron/domain/description.ts';
import { RowPainter, type RowsLook, type RowsPlace } from './row-painter.ts';
import { RowPattern } from './row-pattern.tsx';

interface PaintedRows {
  /** Must stand in the page's tree; it is drawn outside of the document. */
  readonly pattern: ReactNode;
  paint(place: RowsPlace, look: RowsLook): void;
  order(): void;
}

/** Paints rows into a layer, from a pattern that is made anew for other columns and another language. */
export function usePaintedRows(
  t: TFunction,
  columns: readonly ColumnId[],
  layer: RefObject<HTMLElement | null>,
): PaintedRows {
  const [outside] = useState(() => document.createElement('tbody'));
  const painter = useRef<RowPainter | null>(null);
  useLayoutEffect(() => {
    const row = outside.firstElementChild;
    if (!layer.current || !row) return;
    painter.current = new RowPainter(layer.current, { t, columns, row });
    return () => painter.current?.clear();
  }, [t, columns, layer, outside]);
  return {
    pattern: createPortal(<RowPattern columns={columns} />, outside),
    paint: (place, look) => painter.current?.paint(place, look),
    order: () => painter.current?.order(),
  };
}
