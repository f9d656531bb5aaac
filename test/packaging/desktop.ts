import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** A user of the system who may do nothing special, and a display of theirs. */
export interface Desktop {
  readonly display: string;
  /** Runs a program as that user to its end. Answers with its exit code and what it said. */
  run(command: string, ...args: string[]): { code: number; output: string };
  /** Starts a program as that user. */
  start(command: string, ...args: string[]): ChildProcess;
  /** The processes of that user, the display's own left out. */
  processes(): { id: number; command: string; isConfined: boolean }[];
  /** Waits until none of these processes is left. */
  everythingEnded(): Promise<void>;
  /** Ends the display and removes the user with everything of theirs. */
  remove(): Promise<void>;
}

/** Makes a user of this name, who must not exist, and starts Xvfb for them. Needs root. */
export async function makeDesktop(user: string): Promise<Desktop> {
  execFileSync('useradd', ['--create-home', '--shell', '/bin/sh', user]);
  const home = `/home/${user}`;
  const runtime = `${home}/runtime`;
  execFileSync('install', ['-d', '-m', '0700', '-o', user, runtime]);
  const uid = statSync(home).uid;
  const env: NodeJS.ProcessEnv = {
    PATH: '/usr/bin:/bin',
    HOME: home,
    USER: user,
    LANG: 'C.UTF-8',
    XDG_RUNTIME_DIR: runtime,
    // Else whoever looks for a session bus starts one, which nobody ends.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
  const asUser = (command: string, args: string[]) => ['-u', user, '--', command, ...args];

  const screen = spawn(
    '/usr/sbin/runuser',
    asUser('Xvfb', ['-displayfd', '1', '-screen', '0', '1366x860x24', '-nolisten', 'tcp']),
    {
      env,
      cwd: home,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const display = `:${await firstLine(screen.stdout)}`;
  env.DISPLAY = display;

  const processes = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => describeProcess(name, uid))
      .filter(({ command }) => !/^(Xvfb|\S*runuser)/.test(command));

  const everythingEnded = async () => {
    const left = () => processes().map(({ id, command }) => `${id} ${command}`);
    await until(
      () => (left().length === 0 ? true : null),
      () => `the end of\n${left().join('\n')}`,
      30,
    );
  };

  return {
    display,
    everythingEnded,
    processes,
    run(command, ...args) {
      try {
        const output = execFileSync('/usr/sbin/runuser', asUser(command, args), {
          env,
          cwd: home,
          encoding: 'utf8',
          stdio: 'pipe',
        });
        return { code: 0, output };
      } catch (error) {
        const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string };
        return { code: status ?? -1, output: `${stdout}${stderr}` };
      }
    },
    start: (command, ...args) => spawn('/usr/sbin/runuser', asUser(command, args), { env, cwd: home, stdio: 'ignore' }),
    async remove() {
      for (const { id } of processes()) endProcess(id);
      screen.kill();
      await everythingEnded();
      execFileSync('userdel', ['--remove', '--force', user], { stdio: 'ignore' });
    },
  };
}

/** Asks again, four times a second, until there is an answer. `seconds` is the patience. */
export async function until<Value>(
  ask: () => Value | null,
  what: string | (() => string),
  seconds: number,
): Promise<Value> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const answer = ask();
    if (answer !== null) return answer;
    await wait(250);
  }
  throw new Error(`Waited ${seconds} s for ${typeof what === 'string' ? what : what()}.`);
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error('The program ended without a word.');
}

/** What a process runs, and whether system calls are filtered, as they are in Chromium's sandbox. Nothing for others'. */
function describeProcess(name: string, uid: number) {
  try {
    if (statSync(`/proc/${name}`).uid !== uid && !belongsTo(name, uid)) return [];
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ').trim();
    const isConfined = /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${name}/status`, 'utf8'));
    return command === '' ? [] : [{ id: Number(name), command, isConfined }];
  } catch {
    return [];
  }
}

/** The kernel shows files of undumpable processes, as Chromium's renderers are, as root's. */
function belongsTo(name: string, uid: number): boolean {
  return new RegExp(`^Uid:\\s+${uid}\\s`, 'm').test(readFileSync(`/proc/${name}/status`, 'utf8'));
}

function endProcess(id: number) {
  try {
    process.kill(id);
  } catch {
    // It ended by itself meanwhile.
  }
}
