import path from 'node:path';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import { parseJson, readIfThere, writeAtomically } from '../core/storage/atomic-file.ts';

/** Where the window stood: its bounds when it is neither maximised nor minimised, in pixels of the screen. */
const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  maximised: z.boolean(),
});
export type WindowPlace = z.infer<typeof placeSchema>;

/** What a new window is made with; without x and y the system puts it where it likes. */
export interface WindowBounds {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest window that can be worked in, and the first one. */
export const SMALLEST = { width: 900, height: 600 };
const FIRST: WindowBounds = { width: 1280, height: 800 };
/** Pixels of the window's upper edge that must lie on a screen, so that it can be taken and moved. */
const GRIP = { width: 200, height: 30 };

const fileIn = (folder: string) => path.join(folder, 'window.json');

/** The place that was kept; null where none was, or it cannot be read. */
export function readPlace(folder: string): WindowPlace | null {
  const text = readIfThere(fileIn(folder));
  const read = placeSchema.safeParse(text.ok && text.value !== null ? parseJson(text.value) : null);
  return read.success ? read.data : null;
}

/** Keeps a place. Losing one costs no more than a move of the window: no failure. */
export function keepPlace(folder: string, place: WindowPlace): void {
  writeAtomically(fileIn(folder), `${JSON.stringify(place)}\n`);
}

/** The kept place where enough of it lies on a screen that is there now, no larger than that screen; else a first one. */
export function boundsOnScreen(place: WindowPlace | null, workAreas: readonly Rectangle[]): WindowBounds {
  if (!place) return FIRST;
  const area = workAreas.find((one) => showsGrip(place, one));
  if (!area) return { width: Math.max(SMALLEST.width, place.width), height: Math.max(SMALLEST.height, place.height) };
  return {
    x: place.x,
    y: place.y,
    width: Math.max(SMALLEST.width, Math.min(place.width, area.width)),
    height: Math.max(SMALLEST.height, Math.min(place.height, area.height)),
  };
}

function showsGrip({ x, y, width }: WindowPlace, area: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return across >= GRIP.width && y >= area.y && y + GRIP.height <= area.y + area.height;
}
