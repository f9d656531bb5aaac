// Builds the Debian package (or takes the one that ROSTER_DEB names), installs it, uses it as a person would, removes it.
// `npm run test:deb`; needs root and apt.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test as register, suite } from 'node:test';
import { type Desktop, makeDesktop, until } from './desktop.ts';

const root = path.join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const results = path.join(root, 'test-results/deb');
/** What shows and photographs a window, and starts a desktop entry. */
const TOOLS = ['xvfb', 'x11-utils', 'imagemagick', 'libglib2.0-bin', 'desktop-file-utils'];

/** The runner awaits its tests by itself. */
const test = (name: string, body: () => void | Promise<void>) => void register(name, body);

void suite('the Debian package', { skip: whyNot() ?? false }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'roster-deb-test-'));
  let desktop: Desktop;
  let installed: string[] = [];

  before(async () => {
    mkdirSync(results, { recursive: true });
    const given = process.env.ROSTER_DEB;
    if (given) copyFileSync(given, path.join(folder, path.basename(given)));
    else execFileSync(process.execPath, [path.join(root, 'scripts/package-deb.mjs'), folder], { stdio: 'inherit' });
    const [file] = readdirSync(folder);
    apt('install', '--no-install-recommends', ...TOOLS, `./${file}`);
    installed = execFileSync('dpkg', ['-L', 'roster'], { encoding: 'utf8' }).trim().split('\n');
    desktop = await makeDesktop(`roster-test-${process.pid}`);
  });

  after(async () => {
    await desktop?.remove();
    if (isInstalled()) apt('purge', 'roster');
    rmSync(folder, { recursive: true, force: true });
  });

  test('the command line tells its version, and lists no instance yet', () => {
    assert.deepEqual(desktop.run('roster', '--version'), { code: 0, output: `${version}\n` });
    const listed = desktop.run('roster', 'instances', 'list', '--json');
    assert.deepEqual(listed, { code: 0, output: '[]\n' });
  });

  test('the desktop entry is a valid one and takes links that begin with roster:', () => {
    execFileSync('desktop-file-validate', ['/usr/share/applications/roster.desktop']);
    const { output } = desktop.run('gio', 'mime', 'x-scheme-handler/roster');
    assert.match(output, /roster\.desktop/);
  });

  test('the manual pages can be read', () => {
    for (const page of ['roster', 'roster-window']) {
      const manual = execFileSync('zcat', [`/usr/share/man/man1/${page}.1.gz`], { encoding: 'utf8' });
      assert.match(manual, /^\.SH EXIT STATUS$/m);
    }
  });

  test('the desktop entry opens the window, and Chromium keeps its sandbox', async () => {
    desktop.start('gio', 'launch', '/usr/share/applications/roster.desktop');
    await until(() => findWindow(), 'the window of Roster', 60);
    const picture = path.join(results, 'window.png');
    await until(() => (colours(picture) > 200 ? true : null), 'the page to be drawn', 60);

    const browsers = desktop.processes().filter(({ command }) => command.includes('chromium'));
    assert.ok(browsers.every(({ command }) => !command.includes(' --no-sandbox')));
    const pages = browsers.filter(({ command }) => command.includes('--type=renderer'));
    assert.notEqual(pages.length, 0);
    assert.ok(pages.every(({ isConfined }) => isConfined));
  });

  test('the terminal attaches to the open window, and a second start ends at once', async () => {
    assert.deepEqual(desktop.run('roster', 'instances', 'list', '--json'), { code: 0, output: '[]\n' });
    const { code } = desktop.run('roster-window', 'roster://open');
    assert.equal(code, 0);
  });

  test('when the window is closed nothing keeps running', async () => {
    const browser = desktop
      .processes()
      .find(({ command }) => command.includes('--app=') && !command.includes('--type='));
    assert.ok(browser);
    process.kill(browser.id);
    await desktop.everythingEnded();
  });

  test('a page says what is wrong where Roster cannot start', async () => {
    desktop.run('mkdir', '-p', '.config');
    desktop.run('touch', '.config/roster-is-a-file');
    desktop.start('env', 'ROSTER_HOME=.config/roster-is-a-file', 'roster-window');
    await until(() => findWindow('Roster cannot start'), 'the page that explains', 60);
    for (const { id, command } of desktop.processes()) if (command.includes('open-window.mjs')) process.kill(id);
    await desktop.everythingEnded();
  });

  test('root is refused a window, with the reason', () => {
    const { status, stderr } = spawnSync('roster-window', {
      encoding: 'utf8',
      env: { ...process.env, DISPLAY: desktop.display },
    });
    assert.equal(status, 9);
    assert.match(stderr, /root/);
  });

  test('it is removed without a trace', () => {
    apt('remove', 'roster');
    const left = installed.filter((file) => existsSync(file) && !lstatSync(file).isDirectory());
    assert.deepEqual(left, []);
    assert.equal(existsSync('/usr/lib/roster'), false);
    assert.equal(isInstalled(), false);
  });

  function apt(action: string, ...args: string[]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', [action, '-y', ...args], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  }

  /** The window's line in the tree, as soon as it has Roster's class and, with its page, this title. */
  function findWindow(title = 'Roster'): string | null {
    const tree = desktop.run('xwininfo', '-root', '-tree').output;
    return tree.split('\n').find((line) => line.includes(`"${title}"`) && line.includes('"Roster")')) ?? null;
  }

  /** Takes a picture of the screen. Answers with how many colours it has. */
  function colours(picture: string): number {
    const env = { ...process.env, DISPLAY: desktop.display };
    execFileSync('import', ['-window', 'root', picture], { env });
    return Number(execFileSync('identify', ['-format', '%k', picture], { encoding: 'utf8' }));
  }
});

function isInstalled(): boolean {
  const { stdout } = spawnSync('dpkg', ['-s', 'roster'], { encoding: 'utf8' });
  return /^Status: .* installed$/m.test(stdout);
}

function whyNot(): string | null {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return 'there is no apt here';
  if (process.getuid?.() !== 0) return 'only root can install a package';
  return isInstalled() ? 'the package roster is installed here already and is left alone' : null;
}
