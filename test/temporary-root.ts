import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Has everything temporary that this process and those it starts make from now on lie in one new folder. Answers with
 * what removes it, and all that nobody removed by himself.
 */
export function gatherTemporaryFiles(name: string): () => void {
  // Short, since the paths of sockets in it must not exceed a hundred characters.
  const root = mkdtempSync(path.join(os.tmpdir(), `${name}-`));
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = root;
  return () => rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
