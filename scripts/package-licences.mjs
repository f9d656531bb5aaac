// Collects the licences of everything that a package ships into one text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([-.].*)?$/i;
/** Node itself comes with a package for development, and with the Debian package; never as a dependency. */
const NOT_SHIPPED = /^node-(linux|win)-/;

/**
 * The folders of the installed packages that `names` need to run, themselves included. Optional ones that are not
 * installed here are left out.
 */
export function withDependencies(names) {
  const folders = new Set();
  const add = (name, from, optional) => {
    if (NOT_SHIPPED.test(name)) return;
    const folder = installedFolder(name, from);
    if (folder === null && !optional) throw new Error(`${name}, which ${from} needs, is not installed.`);
    if (folder === null || folders.has(folder)) return;
    folders.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
    for (const each of Object.keys(dependencies)) add(each, folder, each in optionalDependencies);
    for (const each of Object.keys(optionalDependencies)) add(each, folder, true);
  };
  for (const name of names) add(name, root, false);
  return [...folders];
}

/** The names of the dependencies that ship with a program: those of `package.json` that are not for development. */
export function productionDependencies() {
  return Object.keys(manifestOf(root).dependencies);
}

/** The folders of the packages that the renderer and the preload script carry inside their own files. */
export async function bundledPackages() {
  const { build } = await import('vite');
  const found = new Set();
  const note = {
    name: 'note-packages',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolderOf(id);
        if (folder) found.add(folder);
      }
    },
  };
  const quiet = { logLevel: 'error', plugins: [note] };
  await build({ ...quiet, configFile: path.join(root, 'vite.config.ts'), build: { write: false } });
  await build({
    ...quiet,
    root,
    configFile: false,
    build: {
      write: false,
      lib: { entry: path.join(root, 'electron/preload.ts'), formats: ['cjs'], fileName: 'preload' },
      rolldownOptions: { external: ['electron'] },
    },
  });
  return [...found];
}

/** One text with the licence of each package, by name. Throws where a package says nothing about its licence. */
export function licenceText(folders) {
  const parts = new Map();
  for (const folder of folders) {
    const { name, version, license, author } = manifestOf(folder);
    const texts = readdirSync(folder)
      .filter((file) => LICENCE_FILE.test(file))
      .map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
    if (typeof license !== 'string') throw new Error(`${name} ${version} names no licence.`);
    if (texts.length === 0) texts.push(withoutFile(license, author));
    parts.set(`${name} ${version}`, `${name} ${version}\nLicence: ${license}\n\n${texts.join('\n\n')}\n`);
  }
  const line = `\n${'-'.repeat(80)}\n\n`;
  return [...parts.keys()]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((key) => parts.get(key))
    .join(line);
}

/** What stands for a licence that a package names without bringing its text. */
function withoutFile(license, author) {
  const holder = typeof author === 'string' ? author : author?.name;
  const file = path.join(root, 'packaging/licences', `${license}.txt`);
  if (!existsSync(file)) throw new Error(`The text of the licence ${license} is needed in packaging/licences.`);
  const copyright = holder ? `Copyright (c) ${holder}` : 'Copyright (c) its authors';
  return `${copyright}\n\n${readFileSync(file, 'utf8').trim()}`;
}

/** The folder of a package as Node would find it from another folder. */
function installedFolder(name, from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (folder === root || folder === path.dirname(folder)) return null;
  }
}

function packageFolderOf(id) {
  const file = id.replace(/^\0/, '').split('?')[0].split(path.sep).join('/');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? null;
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
