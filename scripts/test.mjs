// `npm test`: types, lint, unit and contract tests, build, end-to-end tests in a browser that it finds or gets.
// The last line is `N passed, N failed`. `e2e` or `screenshots` as the first argument runs only those; what follows
// goes to Playwright. `security` runs what holds the criteria of docs/security.md, and says how each of them stands.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { obtainBrowser } from './obtain-browser.mjs';
import { judge, PLAYWRIGHT_FILES, testsOf, VITEST_FILES } from './test-security.mjs';

const root = path.join(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const sum = { passed: 0, failed: 0, skipped: 0 };

/** Runs a tool of the project and streams its output; answers with whether it succeeded. */
function runTool(name, args, env = {}) {
  const file = { tsc: 'typescript/bin/tsc', biome: '@biomejs/biome/bin/biome', oxlint: 'oxlint/bin/oxlint' }[name];
  const runner = { vitest: 'vitest/vitest.mjs', playwright: '@playwright/test/cli.js' }[name];
  const script = path.join(root, 'node_modules', file ?? runner);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** A check without tests of its own counts only when it fails. */
function check(title, succeeded) {
  if (succeeded) return;
  console.error(`\n${title} failed.`);
  sum.failed += 1;
}

function runVitest(files = []) {
  const report = path.join(results, 'vitest.json');
  const args = ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = runTool('vitest', args);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = read(report);
  add(succeeded, numPassedTests, numFailedTests, numPendingTests + numTodoTests);
}

function runPlaywright(project, args) {
  const report = path.join(results, 'playwright.json');
  const succeeded = runTool('playwright', ['test', `--project=${project}`, '--reporter=list,json', ...args], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(report).stats ?? {};
  add(succeeded, expected + flaky, unexpected, skipped);
}

/** A runner that fails without a failed test (a file that can't be read, say) counts as one failure. */
function add(succeeded, passed, failed, skipped) {
  sum.passed += passed;
  sum.failed += succeeded ? failed : Math.max(failed, 1);
  sum.skipped += skipped;
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}

async function runInBrowser(project, args) {
  const browser = await obtainBrowser();
  if (browser === null) return check('Finding a browser', false);
  process.env.ROSTER_BROWSER = browser;
  const built = await buildIfNeeded({ quiet: true }).then(
    () => true,
    (error) => console.error(String(error.message)),
  );
  if (!built) return check('The build', false);
  runPlaywright(project, args);
}

async function runSecurity() {
  runVitest(VITEST_FILES);
  await runInBrowser('e2e', PLAYWRIGHT_FILES);
  const [vitest, playwright] = ['vitest.json', 'playwright.json'].map((name) => read(path.join(results, name)));
  const lines = judge(testsOf(vitest, playwright));
  console.log(lines.join('\n'));
  check('A criterion', !lines.some((line) => / fail /.test(line)));
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const [what, ...rest] = process.argv.slice(2);
if (what === 'e2e' || what === 'screenshots') {
  await runInBrowser(what, rest);
  // The same in the window, on the double of Electron, where a real one was not asked for and nothing was picked out.
  if (what === 'e2e' && !process.env.E2E_TARGET && rest.length === 0) await runInBrowser('window', []);
} else if (what === 'security') {
  await runSecurity();
} else {
  check('The type check', runTool('tsc', ['-p', '.']));
  check('Biome', runTool('biome', ['check', '.']));
  check('Oxlint', runTool('oxlint', []));
  runVitest();
  await runInBrowser('e2e', rest);
}
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed === 0 ? 0 : 1;
