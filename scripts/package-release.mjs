// Gathers what the builds for each system left, below FROM, in one folder TO: `node scripts/package-release.mjs FROM TO`.
// A list of updates that several builds wrote, one for each processor, becomes one list.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const yaml = createRequire(import.meta.url)('js-yaml');
const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error('Give the folder of the builds and the folder of the release.');

mkdirSync(to, { recursive: true });
for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const source = path.join(entry.parentPath, entry.name);
  const target = path.join(to, entry.name);
  if (!existsSync(target)) copyFileSync(source, target);
  else if (/^latest.*\.yml$/.test(entry.name)) writeFileSync(target, merged(target, source));
  else throw new Error(`Two builds made ${entry.name}.`);
}

/** One list of updates with the files of both. `path` and `sha512` at the top are for updaters that know only one file. */
function merged(first, second) {
  const [one, other] = [first, second].map((file) => yaml.load(readFileSync(file, 'utf8')));
  if (one.version !== other.version) throw new Error(`The builds are of ${one.version} and ${other.version}.`);
  return yaml.dump({ ...one, files: [...one.files, ...other.files] }, { lineWidth: -1 });
}
