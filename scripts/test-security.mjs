// What `npm run test:security` runs, and what it says of each criterion. Which tests hold which one stands in
// test/security/evidence.json.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const COUNT = 38;
const evidence = JSON.parse(readFileSync(path.join(root, 'test/security/evidence.json'), 'utf8'));

const files = [...new Set(Object.values(evidence).flatMap(({ tests }) => tests))];

/** What vitest runs: everything under test/security, and what holds a criterion elsewhere. */
export const VITEST_FILES = [
  'test/security',
  ...files.filter((file) => /\.test\.tsx?$/.test(file)).filter(isElsewhere),
];
/** What Playwright runs; by its name, for it takes patterns. */
export const PLAYWRIGHT_FILES = files.filter((file) => file.endsWith('.spec.ts'));
/** What it runs once more in the window on the double, and in real Electron where its binary is. */
export const WINDOW_FILES = ['test/e2e/bounds.spec.ts'];

function isElsewhere(file) {
  return !file.startsWith('test/security/');
}

/** One line for each criterion, in their order. What ran in real Electron makes up for what a criterion lacks here. */
export function judge(tests, inElectron) {
  return Array.from(
    { length: COUNT },
    (_, index) => `criterion ${index + 1}: ${verdict(index + 1, tests, inElectron)}`,
  );
}

/** Every file must have run a test that counts for the criterion: those that name it; where none does, those that name none. */
function verdict(number, tests, inElectron) {
  const { tests: wanted = [], skip } = evidence[number] ?? {};
  if (wanted.length === 0) return 'fail no test is named for it';
  for (const file of wanted) {
    const here = tests.filter((test) => test.file === file);
    const naming = here.filter(({ title }) => namedIn(title).includes(number));
    const counting = naming.length > 0 ? naming : here.filter(({ title }) => namedIn(title).length === 0);
    const failed = counting.find(({ ok }) => !ok);
    if (failed) return `fail ${file}: ${failed.title}`;
    if (counting.length === 0) return `fail ${file} ran no test for it`;
  }
  const real = inElectron.filter(({ title }) => namedIn(title).includes(number));
  const failed = real.find(({ ok }) => !ok);
  if (failed) return `fail in Electron: ${failed.title}`;
  return skip && real.length === 0 ? `skip ${skip}` : 'pass';
}

/** The criteria that a title names, as in `criterion 3, 4: …`. */
function namedIn(title) {
  const lists = [...title.matchAll(/criterion (\d+(?:, \d+)*)/g)].map(([, list]) => list);
  return lists.flatMap((list) => list.split(', ').map(Number));
}
