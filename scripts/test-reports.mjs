// Reads the reports that Vitest and Playwright leave: which tests ran, and which of them to look at.
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
/** Lines of an error that name it; the whole stands where the test ran. */
const ERROR_LINES = 6;

/**
 * The tests that ran, as `{ file, title, ok, again, error }`, from a report of each runner. `again`: it passed at its
 * second try only. `error`: text of the first failure, '' where nothing failed. What was skipped is not among them.
 */
export function testsOf({ vitest = {}, playwright = {} }) {
  return [
    ...(vitest.testResults ?? []).flatMap(unitTests),
    ...(playwright.suites ?? []).flatMap(specsOf).flatMap(stories),
  ];
}

function unitTests({ name, status, message, assertionResults }) {
  const file = path.relative(root, name).split(path.sep).join('/');
  const tests = assertionResults.filter((test) => test.status === 'passed' || test.status === 'failed');
  // A file that can't be read, or whose hooks fail, has no failed test.
  const isBroken = status === 'failed' && tests.every((test) => test.status === 'passed');
  return [
    ...(isBroken ? [{ file, title: 'the file as a whole', ok: false, again: false, error: message ?? '' }] : []),
    ...tests.map(({ fullName, status, failureMessages: [error = ''] }) => {
      const ok = status === 'passed';
      return { file, title: fullName, ok, again: ok && error !== '', error };
    }),
  ];
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function stories({ file, title, ok, tests }) {
  if (tests.every(({ status }) => status === 'skipped')) return [];
  const again = ok && tests.some(({ status }) => status === 'flaky');
  const error = tests.flatMap(({ results }) => results).flatMap(({ error }) => error?.message ?? [])[0] ?? '';
  return [{ file: `test/e2e/${file}`, title, ok, again, error }];
}

/** Lines that name the tests that failed, and those that passed at their second try only, each with its first error. */
export function needingALook(tests) {
  return tests
    .filter(({ ok, again }) => !ok || again)
    .flatMap(({ file, title, ok, error }) => [
      `${ok ? 'Passed at the second try' : 'Failed'}: ${file} › ${title}`,
      ...error
        .split('\n')
        .slice(0, ERROR_LINES)
        .map((line) => `    ${line}`),
    ]);
}
