import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../../electron/cli/exit-codes.ts';
import { createProgram, withSubcommands } from '../../../electron/cli/program.ts';

const root = path.join(import.meta.dirname, '../../..');
const text = readFileSync(path.join(root, 'docs/command-line.md'), 'utf8');
const commands = withSubcommands(createProgram('0.0.0', () => Promise.resolve()));
const leaves = commands.filter((command) => command.commands.length === 0);

const cells = (row: string) => row.split('|').map((cell) => cell.trim());
const rowsBelow = (heading: string) => {
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((row) => /^\| (`|\d)/.test(row))
    .map(cells);
};

/** What the documentation calls a set of options that many commands share. */
function sharedOptions(name: string): string[] {
  const sentence = new RegExp(`\\*${name}\\*\\s+(?:stands\\s+)?for\\s+([^;.]+)`).exec(text)?.[1] ?? '';
  return [...sentence.matchAll(/--[a-z-]+/g)].map(([option]) => option);
}

function nameOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name();
}

function asDocumented(command: Command): string {
  const words = command.registeredArguments.map((argument) => {
    const word = argument.name().toUpperCase();
    return argument.required ? word : `[${word}]`;
  });
  return [nameOf(command), ...words].join(' ');
}

test('the documentation lists every command with its arguments and options, and no other', () => {
  const documented = rowsBelow('Every command').map(([, command = '', options = '']) => {
    const shared = [...options.matchAll(/\*([A-Z]+)\*/g)].flatMap(([, name = '']) => sharedOptions(name));
    const own = [...options.matchAll(/`(--[a-z-]+)`/g)].map(([, option = '']) => option);
    return [command.replaceAll('`', ''), [...own, ...shared, '--json'].sort()];
  });
  const present = leaves.map((command) => [
    asDocumented(command),
    command.options.map(({ long }) => long ?? '').sort(),
  ]);
  expect(documented).toEqual(present);
});

test('every command and option that an example of the documentation or the README calls is there', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const calls = [
    ...`${text}\n${readme}`.matchAll(
      /^.*?(?:run(?: -s)? roster --|\broster) ((?:users|instances|access|groups|doctor)\b.*)$/gm,
    ),
  ];
  expect(calls.length).toBeGreaterThan(30);
  const wrong = calls.flatMap(([, call = '']) => {
    const [typed = ''] = call.split(/ #| \||`/);
    const command = leaves.find((one) => `${typed} `.startsWith(`${nameOf(one)} `));
    if (!command) return [typed];
    const known = ['--help', ...command.options.map(({ long }) => long)];
    return [...typed.matchAll(/(?<= )--[a-z-]+/g)].filter(([option]) => !known.includes(option)).map(() => typed);
  });
  expect(wrong).toEqual([]);
});

test('the documentation lists the exit codes', () => {
  const documented = rowsBelow('Exit codes').map(([, code, meaning]) => [Number(code), meaning]);
  expect(documented).toEqual(Object.values(EXIT_CODES).map(({ code, text: meaning }) => [code, meaning]));
});
