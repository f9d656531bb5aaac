import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createProgram, withSubcommands } from '../../../electron/cli/program.ts';

const script = path.join(import.meta.dirname, '../../../scripts/package-manual.mjs');

test('the manual page names every command and every option, and no line of it is a stray request', () => {
  const program = `import { manual } from ${JSON.stringify(script)}; process.stdout.write(manual('1.0.0', '2026-01-01'));`;
  const page = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  const plain = page.replaceAll('\\-', '-');
  const commands = withSubcommands(createProgram('1.0.0', async () => {})).filter(
    ({ commands: below }) => below.length === 0,
  );
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) {
    expect(plain).toMatch(new RegExp(`^\\.SS .*\\b${command.name()}\\b`, 'm'));
    for (const { flags } of command.options) expect(plain).toContain(`.B ${flags}\n`);
  }
  const help = readFileSync(path.join(import.meta.dirname, '../../../electron/cli/program.ts'), 'utf8');
  const variables = help.match(/^ {2}ROSTER_\w+…?/gm) ?? [];
  expect(variables.length).toBeGreaterThan(2);
  for (const variable of variables) expect(plain).toContain(`.B ${variable.trim()}\n`);
  const requests = page
    .split('\n')
    .filter((line) => /^[.']/.test(line) && !/^\.(TH|SH|SS|TP|B|BR|RI) /.test(`${line} `));
  expect(requests).toEqual([]);
});
