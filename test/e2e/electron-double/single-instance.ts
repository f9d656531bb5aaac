import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a second start hands over. */
export interface SecondStart {
  readonly argv: string[];
  readonly folder: string;
  readonly data: unknown;
}

/**
 * Takes the single-instance lock of a profile folder, or hands this start over to the process that has it. Answers with
 * whether the lock is ours; `second` hears of later starts.
 */
export function takeSingleInstance(profile: string, start: SecondStart, second: (start: SecondStart) => void): boolean {
  const folder = path.join(profile, 'single-instance');
  mkdirSync(folder, { recursive: true });
  const holder = path.join(folder, 'holder');
  if (isAlive(holder)) {
    const file = path.join(folder, `${process.pid}`);
    writeFileSync(file, JSON.stringify(start));
    renameSync(file, `${file}.json`);
    return false;
  }
  writeFileSync(holder, String(process.pid));
  watch(folder, () => {
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      const file = path.join(folder, name);
      const handed = JSON.parse(readFileSync(file, 'utf8')) as SecondStart;
      rmSync(file);
      second(handed);
    }
  });
  return true;
}

function isAlive(holder: string): boolean {
  try {
    return process.kill(Number(readFileSync(holder, 'utf8')), 0);
  } catch {
    return false;
  }
}
