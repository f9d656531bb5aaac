// Opens Roster in a window of Chromium, in a profile of its own; ends when the window is closed. In the package this lies
// beside the folder electron/.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dataFolder } from './electron/core/storage/data-folder.ts';
import { chooseOpening, presentDesk } from './electron/host/open-browser.ts';
import { startHost } from './electron/host/start-host.ts';

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'));

/** The exit code for troubles of this computer, as the command line has it. */
const COMPUTER = 9;

/** A window of the name that the desktop entry gives, and a browser that calls nobody by itself and keeps no passwords. */
const SWITCHES = [
  '--class=Roster',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-pings',
  '--password-store=basic',
];
const PREFERENCES = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false },
  translate: { enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
};

const [link] = process.argv.slice(2);
if (link !== undefined) console.error('Links are not followed yet; the window opens as always.');

const desk = presentDesk();
const probe = chooseOpening('about:blank', desk);
if (probe.how === 'window') process.exitCode = await run();
else
  fail(probe.how === 'none' ? `Roster opens no window: ${probe.why}.` : 'Roster needs Chromium, which was not found.');

/** Starts the host, shows it until the window is closed, ends it. Answers with the exit code. */
async function run() {
  const folder = dataFolder();
  if (!folder.ok) return explain(`${folder.failure.message} ${folder.failure.hint}`);
  const rendererFolder = path.join(here, 'dist/renderer');
  const passphrase = process.env.ROSTER_PASSPHRASE || null;
  const started = await startHost({ port: 0, version, rendererFolder, passphrase });
  if (!started.ok) return explain(started.why);
  const ended = await show(started.url, profileIn(folder.value));
  await started.close?.();
  return ended ? 0 : fail('Chromium ended with an error.');
}

/** The folder of the browser's profile. Its first settings are written before the browser is there to do it. */
function profileIn(folder) {
  const profile = path.join(folder, 'chromium');
  mkdirSync(path.join(profile, 'Default'), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(PREFERENCES), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return profile;
}

/** Shows an address until its window is closed, or this process is asked to end. Answers with whether that went well. */
function show(address, profile) {
  const { command, args } = chooseOpening(address, desk);
  const child = spawn(command, [...args, `--user-data-dir=${profile}`, ...SWITCHES], { stdio: 'ignore' });
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      stopped = true;
      child.kill();
    });
  }
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(stopped || code === 0));
  });
}

/** Says what is wrong where a person sees it who did not start Roster from a terminal. Answers with the exit code. */
async function explain(why) {
  console.error(why);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'roster-'));
  const file = path.join(folder, 'roster.html');
  const text = why.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const policy = `<meta http-equiv="content-security-policy" content="default-src 'none'">`;
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8">${policy}<title>Roster cannot start</title><h1>Roster cannot start</h1><p>${text}</p>`,
  );
  await show(`file://${file}`, path.join(folder, 'profile'));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return COMPUTER;
}

function fail(why) {
  console.error(why);
  process.exitCode = COMPUTER;
  return COMPUTER;
}
