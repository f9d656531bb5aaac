// Builds a Debian package that needs no Electron: the browser host, the command line and their own Node. Needs dpkg-deb.
// Usage: node scripts/package-deb.mjs [FOLDER]. The package goes into FOLDER, dist/packages without; its path is printed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildIfNeeded } from './build.mjs';
import { bundledPackages, licenceText, productionDependencies, withDependencies } from './package-licences.mjs';
import { manual } from './package-manual.mjs';

const root = path.join(import.meta.dirname, '..');
const templates = path.join(root, 'packaging/deb');
const { version, productName } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Debian's names for the processors that Node comes for, by Node's. */
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
/** What only the window of Electron uses. */
const ELECTRON_ONLY = ['electron-store', 'electron-updater'];
const SOURCES = [
  'electron/cli',
  'electron/cli.ts',
  'electron/contract',
  'electron/core',
  'electron/domain',
  'electron/host',
  'demo',
];
/** What of an npm package is not needed at run time; licences are collected in one file. */
const NOT_NEEDED =
  /(\.(map|[mc]?ts|tsx|md|markdown|flow|bnf|runkit_example\.js)|^\.[\w.]+|^licen[cs]e([-.].*)?|^makefile)$/i;

const architecture = ARCHITECTURES[process.arch];
if (process.platform !== 'linux' || !architecture)
  throw new Error('A Debian package is built on Linux, on x64 or arm64.');
const node = path.join(root, `node_modules/node-linux-${process.arch}`);
const needed = withDependencies(productionDependencies().filter((name) => !ELECTRON_ONLY.includes(name)));
const output = path.resolve(process.argv[2] ?? path.join(root, 'dist/packages'));

// Else a test that packages gets React's edition for development, with the places of our sources in it.
process.env.NODE_ENV = 'production';
await buildIfNeeded({ quiet: true });
const stage = mkdtempSync(path.join(os.tmpdir(), 'roster-deb-'));
try {
  stageProgram(path.join(stage, 'usr/lib/roster'));
  stageDesktop();
  await stageDocuments();
  stageControl();
  console.log(pack());
} finally {
  rmSync(stage, { recursive: true, force: true });
}

function stageProgram(folder) {
  for (const source of SOURCES) cpSync(path.join(root, source), path.join(folder, source), { recursive: true });
  cpSync(path.join(root, 'dist/renderer'), path.join(folder, 'dist/renderer'), { recursive: true });
  for (const each of needed) copyPackage(each, path.join(folder, path.relative(root, each)));
  write('usr/lib/roster/package.json', `${JSON.stringify({ name: 'roster', productName, version, type: 'module' })}\n`);
  copy('open-window.mjs', 'usr/lib/roster/open-window.mjs');
  mkdirSync(path.join(folder, 'bin'));
  cpSync(path.join(node, 'bin/node'), path.join(folder, 'bin/node'));
  copy('roster.sh', 'usr/bin/roster', 0o755);
  copy('roster-window.sh', 'usr/bin/roster-window', 0o755);
}

/** Copies what runs of an npm package, less its commands; packages inside it are copied on their own. */
function copyPackage(from, to) {
  const filter = (file) => {
    const name = path.basename(file);
    return (
      file === from ||
      (!['node_modules', 'bin'].includes(name) && (statSync(file).isDirectory() || !NOT_NEEDED.test(name)))
    );
  };
  cpSync(from, to, { recursive: true, filter });
}

function stageDesktop() {
  copy('roster.desktop', 'usr/share/applications/roster.desktop');
  for (const picture of readdirSync(path.join(root, 'packaging/icons/png'))) {
    const size = path.parse(picture).name;
    if (size === '1024x1024') continue;
    const from = path.join('../icons/png', picture);
    copy(from, `usr/share/icons/hicolor/${size}/apps/roster.png`);
  }
  copy('../icons/roster.svg', 'usr/share/icons/hicolor/scalable/apps/roster.svg');
}

async function stageDocuments() {
  const licences = licenceText([...needed, ...(await bundledPackages()), node]);
  write('usr/share/doc/roster/licences.txt.gz', zipped(licences));
  const licence = readFileSync(path.join(root, 'LICENSE'), 'utf8').split('\n').slice(4).join('\n').trim();
  write('usr/share/doc/roster/copyright', filled('copyright', { LICENCE: indented(licence) }));
  write(
    'usr/share/doc/roster/changelog.gz',
    zipped(filled('changelog', { DATE: date().toUTCString().replace('GMT', '+0000') })),
  );
  const month = date().toISOString().slice(0, 10);
  write('usr/share/man/man1/roster.1.gz', zipped(manual(version, month)));
  write('usr/share/man/man1/roster-window.1.gz', zipped(filled('roster-window.1', { MONTH: month })));
  copy('lintian-overrides', 'usr/share/lintian/overrides/roster');
}

function stageControl() {
  for (const entry of readdirSync(stage, { recursive: true, withFileTypes: true })) settle(entry);
  const size = filesOf(stage).reduce((sum, file) => sum + Math.ceil(statSync(file).size / 1024), 0);
  const sums = filesOf(stage).map(
    (file) => `${md5(file)}  ${path.relative(stage, file)}
`,
  );
  write('DEBIAN/control', filled('control', { ARCHITECTURE: architecture, SIZE: String(size) }));
  write('DEBIAN/md5sums', sums.sort().join(''));
}

function md5(file) {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}

/** One mode for all, whatever the umask and the registry's archives say. */
function settle(entry) {
  const file = path.join(entry.parentPath, entry.name);
  const runs = entry.isDirectory() || /\/(bin\/[\w-]+)$/.test(file);
  chmodSync(file, runs ? 0o755 : 0o644);
}

function pack() {
  mkdirSync(output, { recursive: true });
  chmodSync(stage, 0o755);
  const file = path.join(output, `roster_${version}_${architecture}.deb`);
  // A better compression takes minutes for a twentieth of the size.
  run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', stage, file], {
    SOURCE_DATE_EPOCH: String(Math.floor(date() / 1000)),
  });
  return file;
}

/** When the sources were last changed, so that the same sources make the same package. */
function date() {
  const given = process.env.SOURCE_DATE_EPOCH;
  return given ? new Date(Number(given) * 1000) : statSync(path.join(root, 'package.json')).mtime;
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function copy(template, to, mode = 0o644) {
  write(to, readFileSync(path.join(templates, template)), mode);
}

function write(to, content, mode = 0o644) {
  const file = path.join(stage, to);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { mode });
}

function filled(template, values) {
  const known = { VERSION: version, ...values };
  return readFileSync(path.join(templates, template), 'utf8').replace(/@([A-Z]+)@/g, (_, name) => known[name]);
}

/** As the text of a paragraph in Debian's control files: each line begins with a space, an empty one is a point. */
function indented(text) {
  return text.replace(/^/gm, ' ').replace(/^ $/gm, ' .');
}

function zipped(text) {
  return gzipSync(text, { level: 9 });
}

function run(command, args, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
  return stdout;
}
