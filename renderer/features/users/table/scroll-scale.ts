/** Chromium clamps the height of what scrolls at 33,554,428 px; taller tables are scaled to stay below. */
export const SCROLL_LIMIT = 33_000_000;

/**
 * Translates between the scroll position of the page and the position in a table that may be taller than any page.
 * `height` is how tall the page's element is. The ends meet: the last row is reached at the last scroll position.
 */
export interface ScrollScale {
  readonly height: number;
  toTable(scroll: number): number;
  toScroll(position: number): number;
}

/** Makes the translation for a table of `total` pixels, seen through `viewport` pixels. */
export function scrollScale(total: number, viewport: number, limit = SCROLL_LIMIT): ScrollScale {
  const height = Math.min(total, limit);
  const factor = height === total ? 1 : (total - viewport) / (height - viewport);
  return { height, toTable: (scroll) => scroll * factor, toScroll: (position) => position / factor };
}
