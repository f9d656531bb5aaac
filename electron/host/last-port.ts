import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from '../core/storage/atomic-file.ts';

const fileIn = (folder: string) => path.join(folder, 'host-port');

/** The port of the last run on a data folder, 1 to 65,535; 0 where none is known. */
export function readLastPort(folder: string): number {
  try {
    const text = readFileSync(fileIn(folder), 'utf8').trim();
    const port = Number(text);
    return /^\d+$/.test(text) && port <= 65_535 ? port : 0;
  } catch {
    return 0;
  }
}

/** Keeps the port for the next run. Without it that run has another origin, which costs no more than a theme: no failure. */
export function keepLastPort(folder: string, port: number): void {
  if (port !== readLastPort(folder)) writeAtomically(fileIn(folder), String(port));
}
