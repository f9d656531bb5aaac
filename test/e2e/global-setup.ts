import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gatherTemporaryFiles } from '../temporary-root.ts';
import { CANARY_FOLDER, findLeaks, sizeOfSearch } from './canary.ts';

/** Before the first test: a place for what the tests leave. After the last: no marked secret is found in it. */
export default function collectAndSearch(): () => void {
  const remove = gatherTemporaryFiles('roster-e2e');
  const root = mkdtempSync(path.join(os.tmpdir(), 'canary-'));
  process.env[CANARY_FOLDER] = root;
  return () => {
    const leaks = findLeaks(root);
    const { files, secrets } = sizeOfSearch(root);
    if (leaks.length > 0) {
      const lines = leaks.map(({ flow, file, secret }) => `  ${flow}: “${secret}” stands in ${file}`);
      throw new Error(`Marked secrets were found outside of the sealed store (kept in ${root}):\n${lines.join('\n')}`);
    }
    if (secrets > 0 && files === 0) throw new Error('Secrets were marked, but the flows left nothing to search.');
    remove();
    console.log(`Canary: none of ${secrets} marked secrets stands in any of ${files} files that the flows left.`);
  };
}
