// Writes the manual page of the command line from the commands themselves.
import { EXIT_CODES } from '../electron/cli/exit-codes.ts';
import { createProgram } from '../electron/cli/program.ts';

const ENVIRONMENT = {
  ROSTER_HOME: 'the data folder',
  ROSTER_PASSPHRASE: 'opens the sealed secret store, or makes one',
  ROSTER_SECRET: 'the password or key for this call, in place of the saved one',
  'ROSTER_SECRET_…': 'a further secret by its name: ROSTER_SECRET_CLIENT_KEY, ROSTER_SECRET_TOKEN',
};

/** The manual page `roster(1)`. `month` is a date as people read it. */
export function manual(version, month) {
  const program = createProgram(version, async () => {});
  const lines = [
    `.TH ROSTER 1 "${month}" "Roster ${version}" "User commands"`,
    '.SH NAME',
    'roster \\- administer the accounts on Virtool, Arvados and Pterodactyl servers',
    '.SH SYNOPSIS',
    '.B roster',
    '.RI [ command ]',
    '.RI [ options ]',
    '.SH DESCRIPTION',
    escaped(program.description()),
    'Passwords and keys never stand in an argument, where other users of the computer could read them: they come from',
    'standard input, from the environment, or are asked for.',
    '.SH COMMANDS',
    ...commandsBelow(program, []).flatMap(describe),
    '.SH ENVIRONMENT',
    ...Object.entries(ENVIRONMENT).flatMap(([name, text]) => entry(name, text)),
    '.SH EXIT STATUS',
    ...Object.values(EXIT_CODES).flatMap(({ code, text }) => entry(String(code), text)),
    '.SH SEE ALSO',
    '.BR roster\\-window (1)',
  ];
  return `${lines.join('\n')}\n`;
}

/** Each command that does something, with the words that lead to it. */
function commandsBelow(command, before) {
  return command.commands.flatMap((each) => {
    const words = [...before, each.name()];
    return each.commands.length > 0 ? commandsBelow(each, words) : [{ words, command: each }];
  });
}

function describe({ words, command }) {
  const usage = [...words, command.usage()].join(' ');
  const help = command.createHelp();
  const options = command.options.flatMap((option) => entry(option.flags, help.optionDescription(option)));
  return [`.SS ${escaped(usage)}`, escaped(command.description()), ...options];
}

function entry(term, text) {
  return ['.TP', `.B ${escaped(term)}`, escaped(text)];
}

/** Text that troff takes as it is: no dash becomes a hyphen, no line a request. */
function escaped(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&');
}
