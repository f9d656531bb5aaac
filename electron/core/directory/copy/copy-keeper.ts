import { closeSync, openSync, rmSync } from 'node:fs';
import type { Beginning, Directory } from '../directory.ts';
import type { CopyPlace } from './copy-place.ts';
import { imageOf, openImage, openPreview, type Preview } from './image.ts';
import { allSteps, CopyFaultError, readFrames } from './sealed-file.ts';
import { removeTemporaries, replaceSealed } from './sealed-write.ts';

/** Keeps the offline copy of one directory in step with it. */
export interface CopyKeeper {
  /** The directory changed; the copy is written once it has been quiet for a while. */
  touch(): void;
  /** Writes the copy now if it is behind, and never again. */
  finish(): Promise<void>;
}

const QUIET_MS = 3000;

/** Opens the copy of a directory, a piece at a step. One that can't be opened is removed; the notice says why. */
export interface CopyOpening {
  /** What can be shown before all is there; null where nothing can. */
  readonly preview: Preview | null;
  /** Opens a further piece; the beginning of the directory once there is none. */
  step(): Beginning | null;
}

/** Begins to open the copy at a place. */
export function openCopy(place: CopyPlace | null): CopyOpening {
  const nothing: CopyOpening = { preview: null, step: () => ({ kept: null, notice: null }) };
  if (!place) return nothing;
  removeTemporaries(place.file);
  let file: number;
  try {
    file = openSync(place.file, 'r');
  } catch {
    return nothing;
  }
  const fault = (error: unknown): Beginning => {
    closeSync(file);
    // Whatever else goes wrong comes from what was read, too: the copy is of no use, and the server has it all.
    rmSync(place.file, { force: true });
    return { kept: null, notice: error instanceof CopyFaultError ? error.fault : 'damaged' };
  };
  try {
    const frames = readFrames(file, place);
    const preview = allSteps(openPreview(frames));
    const opening = openImage(frames);
    return {
      preview,
      step() {
        try {
          const { done, value } = opening.next();
          if (!done) return null;
          closeSync(file);
          return { kept: value, notice: null };
        } catch (error) {
          return fault(error);
        }
      },
    };
  } catch (error) {
    const beginning = fault(error);
    return { preview: null, step: () => beginning };
  }
}

/** Opens the copy at a place at once. */
export function openKept(place: CopyPlace | null): Beginning {
  const opening = openCopy(place);
  for (;;) {
    const beginning = opening.step();
    if (beginning) return beginning;
  }
}

/**
 * Keeps the copy of a directory. `quiet`: milliseconds without a change before it is written. `previewOf` tells what is
 * to be shown first when it is opened.
 */
export function createCopyKeeper(
  place: CopyPlace,
  directory: Pick<Directory, 'keep' | 'state'>,
  quiet: number = QUIET_MS,
  previewOf: () => Preview | null = () => null,
): CopyKeeper {
  let changes = 0;
  let written = 0;
  let ended = false;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  function touch() {
    changes += 1;
    if (ended) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      // A load ends with a change of its own.
      if (directory.state().phase !== 'loading') void save();
    }, quiet);
  }

  function save(): Promise<void> {
    writing = writing.then(async () => {
      if (written === changes) return;
      const version = changes;
      const kept = directory.keep();
      const isWritten = kept && (await replaceSealed(place, imageOf(kept, previewOf()), () => changes === version));
      if (isWritten) written = version;
    });
    return writing;
  }

  return {
    touch,
    async finish() {
      if (ended) return;
      ended = true;
      if (timer) clearTimeout(timer);
      await save();
    },
  };
}
