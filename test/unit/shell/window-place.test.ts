import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { boundsOnScreen, keepPlace, readPlace } from '../../../electron/shell/window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const left = { x: -1280, y: 0, width: 1280, height: 1024 };
const place = { x: 100, y: 80, width: 1000, height: 700, maximised: false };
const bounds = { x: 100, y: 80, width: 1000, height: 700 };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roster-place-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a window opens where it stood', () => {
  expect(boundsOnScreen(place, [screen])).toEqual(bounds);
  expect(boundsOnScreen({ ...place, x: -1200 }, [screen, left])).toEqual({ ...bounds, x: -1200 });
});

test.each([
  ['on a screen that is gone', { x: -1200 }],
  ['below every screen', { y: 1070 }],
  ['with its upper edge above every screen', { y: -400 }],
  ['with hardly a corner on a screen', { x: 1800 }],
])('a window that would lie %s keeps its size only', (_, moved) => {
  expect(boundsOnScreen({ ...place, ...moved }, [screen])).toEqual({ width: 1000, height: 700 });
});

test('a window is no larger than the screen, and large enough to be worked in', () => {
  const large = { ...place, x: 0, y: 0, width: 5000, height: 4000 };
  expect(boundsOnScreen(large, [screen])).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
  expect(boundsOnScreen({ ...place, width: 300, height: 50 }, [screen])).toMatchObject({ width: 900, height: 600 });
});

test('a place is kept over a restart', () => {
  keepPlace(folder, { ...place, maximised: true });
  expect(readPlace(folder)).toEqual({ ...place, maximised: true });
});

test.each([['{"x":1'], ['{"x":1,"y":2,"width":-5,"height":10,"maximised":false}'], ['null'], ['[]']])(
  'what is no place, %s, is none',
  (text) => {
    writeFileSync(path.join(folder, 'window.json'), text);
    expect(readPlace(folder)).toBeNull();
    expect(boundsOnScreen(readPlace(folder), [screen])).toEqual({ width: 1280, height: 800 });
  },
);
