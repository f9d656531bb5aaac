import type { BenchDocument } from './document.ts';

/** Prints the tables of a measurement, in Markdown. */
export function printTables({
  at,
  machine,
  rounds,
  operations,
  roster,
  loading,
  start,
  matrix,
  shortfalls,
}: BenchDocument): void {
  const { processors, memory, load, browser } = machine;
  const print = (...lines: readonly string[]) => console.log(lines.join('\n'));
  print(
    `${at}, ${processors} processors, ${number(memory)} GB, load ${number(load)} at the start, Chromium ${browser}, ${rounds} rounds.`,
    '',
  );
  table(
    [
      'users',
      'contender',
      'keystroke',
      'clear',
      'sort',
      'facet',
      'jump',
      'frame',
      'worst',
      'late %',
      'blank %',
      'heap MB',
    ],
    operations.map((one) => [
      one.users,
      one.failure ? `${one.contender}: ${one.failure}` : one.contender,
      one.keystroke,
      one.clear,
      one.sort,
      one.facet,
      one.jump,
      one.frameMedian,
      one.frameWorst,
      percent(one.lateFrames),
      percent(one.blankFrames),
      one.heap,
    ]),
  );
  table(
    ['users', 'first rows, network', 'first rows, copy', 'load', 'core MB', 'core at most MB', 'core from the copy MB'],
    roster.map((one) => [
      one.users,
      one.firstFromNetwork,
      one.firstFromCopy,
      one.load,
      one.coreMemory,
      one.corePeak,
      one.coreFromCopy,
    ]),
  );
  if (loading) {
    table(
      ['users', 'latency', 'bare loop', 'load', 'ratio', 'first rows ahead of page 2'],
      [[loading.users, loading.latency, loading.bareLoop, loading.load, ratio(loading.ratio), loading.firstRowsAhead]],
    );
  }
  if (start) {
    table(
      ['app', 'empty page', 'ratio', 'first script kB', 'scripts until usable kB'],
      [[start.app, start.empty, ratio(start.ratio), start.firstScript, start.scriptsUntilUsable]],
    );
  }
  if (matrix) {
    const { groups, users, opened, openedAgain, heap } = matrix;
    table(
      ['groups', 'users', 'of', 'first columns', 'known', 'heap MB', 'frame', 'worst', 'late %', 'blank %'],
      (['matrix', 'list'] as const).map((part) => {
        const { median, worst, late, blank } = matrix[part];
        const opening = part === 'matrix' ? [opened, openedAgain, heap] : [null, null, null];
        return [groups, users, part, ...opening, median, worst, percent(late), percent(blank)];
      }),
    );
  }
  print(shortfalls.length === 0 ? 'Nothing falls short.' : 'What falls short:');
  for (const { line, figure, limit } of shortfalls) print(`- ${line}: ${number(figure)}, limit ${number(limit)}`);

  function table(heads: readonly string[], rows: readonly (readonly (number | string | null)[])[]) {
    if (rows.length === 0) return;
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const cell = (value: number | string | null) => (typeof value === 'string' ? value : number(value));
    print(
      line(heads),
      line(heads.map((_, at) => (at === 0 ? '---' : '---:'))),
      ...rows.map((row) => line(row.map(cell))),
      '',
    );
  }
}

function number(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–';
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
}

function percent(share: number | null): number | null {
  return share === null ? null : share * 100;
}

function ratio(value: number): string {
  return value.toFixed(2);
}
