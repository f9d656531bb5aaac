import type { KeyboardEvent, PointerEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const KEY = 'roster-panel-width';
const USUAL = 420;
const LEAST = 340;
const STEP = 20;

const most = () => Math.max(LEAST, Math.round(window.innerWidth / 2));
const within = (width: number) => Math.min(most(), Math.max(LEAST, Math.round(width)));

/** The width of the side panel in pixels, kept on this computer: from 340 to half the window. */
export function usePanelWidth(): readonly [number, (width: number) => void] {
  const [width, setWidth] = useState(() => within(Number(localStorage.getItem(KEY)) || USUAL));
  const set = (wanted: number) => {
    const fitting = within(wanted);
    setWidth(fitting);
    localStorage.setItem(KEY, String(fitting));
  };
  return [within(width), set];
}

interface PanelResizerProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
}

/** The left edge of the side panel: dragged, or moved with the arrow keys; a double click makes it as usual. */
export function PanelResizer({ width, onResize }: PanelResizerProps) {
  const { t } = useTranslation();
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right;
    if (right !== undefined && event.currentTarget.hasPointerCapture(event.pointerId)) onResize(right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: most(), End: LEAST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onResize(wanted);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that is moved has no element of its own
    <div
      className="panel-resizer"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('common.resizePanel')}
      aria-valuenow={width}
      aria-valuemin={LEAST}
      aria-valuemax={most()}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onResize(USUAL)}
      onKeyDown={onKeyDown}
    />
  );
}
