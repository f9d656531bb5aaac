import { closeSync, openSync, rmSync } from 'node:fs';
import type { CopyPlace } from './copy-place.ts';
import { allSteps, type FrameReader, readFrames } from './sealed-file.ts';
import { removeTemporaries, replaceSealed } from './sealed-write.ts';

/** The pieces of a value: the length of its JSON, then the JSON. */
export function* jsonParts(value: unknown): Generator<Uint8Array> {
  const json = Buffer.from(JSON.stringify(value));
  yield new Uint8Array(Uint32Array.of(json.length).buffer);
  yield json;
}

/** Reads what `jsonParts` made, a piece at a step. */
export function* openJson(frames: FrameReader): Generator<void, unknown> {
  const [length = 0] = new Uint32Array((yield* frames.next(4)).buffer);
  return JSON.parse(Buffer.from(yield* frames.next(length)).toString());
}

/** Seals one value in a file of its own, in place of what was there. False: the disk refused. */
export function writeSealedJson(place: CopyPlace, value: unknown): Promise<boolean> {
  return replaceSealed(place, jsonParts(value), () => true);
}

/** The value of such a file; null where there is none. One that can't be opened is removed: it is of no use. */
export function readSealedJson(place: CopyPlace): unknown {
  removeTemporaries(place.file);
  let file: number;
  try {
    file = openSync(place.file, 'r');
  } catch {
    return null;
  }
  try {
    const frames = readFrames(file, place);
    const value = allSteps(openJson(frames));
    frames.end();
    return value;
  } catch {
    rmSync(place.file, { force: true });
    return null;
  } finally {
    closeSync(file);
  }
}
