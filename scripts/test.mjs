// `npm test`: types, lint, unit and contract tests, build, end-to-end tests in a browser that it finds or gets.
// The last line is `N passed, N failed`. `e2e`, `window` or `screenshots` as the first argument runs only those; what
// follows goes to Playwright. `security` runs what holds the criteria of docs/security.md, and says how each stands.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { obtainBrowser } from './obtain-browser.mjs';
import { needingALook, testsOf } from './test-reports.mjs';
import { judge, PLAYWRIGHT_FILES, VITEST_FILES, WINDOW_FILES } from './test-security.mjs';

const root = path.join(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const sum = { passed: 0, failed: 0, skipped: 0 };
/** What the end of the output repeats: failures stand far above it. */
const toSee = [];

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
  toSee.push(`Failed: ${title}`);
  sum.failed += 1;
}

function runVitest(files = []) {
  const report = path.join(results, 'vitest.json');
  const args = ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = runTool('vitest', args);
  const vitest = read(report);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = vitest;
  const tests = testsOf({ vitest });
  add(succeeded, tests, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests });
  return tests;
}

/** Answers with the tests that ran. */
function runPlaywright(project, args, env = {}) {
  const report = path.join(results, 'playwright.json');
  rmSync(report, { force: true });
  const succeeded = runTool('playwright', ['test', `--project=${project}`, '--reporter=list,json', ...args], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const playwright = read(report);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = playwright.stats ?? {};
  const tests = testsOf({ playwright });
  add(succeeded, tests, { passed: expected + flaky, failed: unexpected, skipped });
  return tests;
}

/** A runner that fails without a failed test (a file that can't be read, say) counts as one failure. */
function add(succeeded, tests, { passed, failed, skipped }) {
  sum.passed += passed;
  sum.failed += succeeded ? failed : Math.max(failed, 1);
  sum.skipped += skipped;
  toSee.push(...needingALook(tests));
  if (!succeeded && failed === 0) toSee.push('Failed: a runner, without a failed test');
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}

/** As `runPlaywright`, with a browser and a built renderer. */
async function runInBrowser(project, args, env = {}) {
  const browser = await obtainBrowser();
  if (browser === null) {
    check('Finding a browser', false);
    return [];
  }
  process.env.ROSTER_BROWSER = browser;
  const built = await buildIfNeeded({ quiet: true }).then(
    () => true,
    (error) => console.error(String(error.message)),
  );
  check('The build', built);
  return built ? runPlaywright(project, args, env) : [];
}

/** Electron's binary, which its package leaves out unless it is asked for. */
function hasElectron() {
  return existsSync(path.join(root, 'node_modules/electron/dist'));
}

async function runSecurity() {
  const tests = [
    ...runVitest(VITEST_FILES),
    ...(await runInBrowser('e2e', PLAYWRIGHT_FILES, { E2E_TARGET: '' })),
    ...(await runInBrowser('window', WINDOW_FILES)),
  ];
  const real = hasElectron() ? await runInBrowser('e2e', WINDOW_FILES, { E2E_TARGET: 'electron' }) : [];
  const lines = judge(tests, real);
  console.log(lines.join('\n'));
  check(
    'A criterion',
    lines.every((line) => /: (pass|skip .+)$/.test(line)),
  );
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const [what, ...rest] = process.argv.slice(2);
if (what === 'e2e' || what === 'window' || what === 'screenshots') {
  await runInBrowser(what, rest);
  // The same in the window, on the double of Electron, where a real one was not asked for and nothing was picked out.
  // What stands for Electron's binary is a shell script.
  const isWhole = what === 'e2e' && !process.env.E2E_TARGET && rest.length === 0;
  if (isWhole && process.platform !== 'win32') await runInBrowser('window', []);
} else if (what === 'security') {
  await runSecurity();
} else {
  check('The type check', runTool('tsc', ['-p', '.']));
  check('Biome', runTool('biome', ['check', '.']));
  check('Oxlint', runTool('oxlint', []));
  runVitest();
  await runInBrowser('e2e', rest);
}
if (toSee.length > 0) console.log(toSee.join('\n'));
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed === 0 ? 0 : 1;
