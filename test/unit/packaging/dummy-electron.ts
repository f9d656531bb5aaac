import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where Electron's binary holds its fuses: a mark, the version of the layout, their number, one digit each. */
const FUSES = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101100111', 'latin1');

/** A program that tells its arguments, one a line. */
const ECHO = '#!/bin/sh\nfor argument do printf "%s\\n" "$argument"; done\nexit 0\n';

/**
 * Writes what electron-builder takes for an unpacked Electron, for Linux, Windows and macOS at once: the parts of it that
 * packaging touches, with every fuse as Electron delivers it.
 */
export function writeDummyElectron(folder: string): void {
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  mkdirSync(path.join(folder, 'resources'));
  for (const locale of ['en-US', 'en-GB', 'de', 'fr', 'ru'])
    writeFileSync(path.join(folder, `locales/${locale}.pak`), '');
  writeFileSync(path.join(folder, 'LICENSE'), 'Licence of Electron\n');
  writeFileSync(path.join(folder, 'chrome-sandbox'), '');

  writeFileSync(path.join(folder, 'electron'), Buffer.concat([Buffer.from(ECHO), FUSES]));
  chmodSync(path.join(folder, 'electron'), 0o755);
  writeFileSync(path.join(folder, 'electron.exe'), Buffer.concat([readFileSync(anyWindowsProgram()), FUSES]));
  writeMacApplication(path.join(folder, 'Electron.app/Contents'));
}

/** electron-builder edits the resources of a real program; this one comes with a dependency of its own. */
function anyWindowsProgram(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  return path.join(path.dirname(require.resolve('electron-winstaller/package.json')), 'vendor/Setup.exe');
}

function writeMacApplication(contents: string) {
  const framework = path.join(contents, 'Frameworks/Electron Framework.framework');
  for (const name of ['MacOS', 'Resources']) mkdirSync(path.join(contents, name), { recursive: true });
  const language = path.join(framework, 'Versions/A/Resources/en.lproj');
  mkdirSync(language, { recursive: true });
  writeFileSync(path.join(language, 'locale.pak'), '');
  writeFileSync(path.join(framework, 'Electron Framework'), FUSES);
  writeFileSync(path.join(contents, 'MacOS/Electron'), '');
  writePlist(path.join(contents, 'Info.plist'), 'Electron');
  const helper = path.join(contents, 'Frameworks/Electron Helper.app/Contents');
  mkdirSync(path.join(helper, 'MacOS'), { recursive: true });
  copyFileSync(path.join(contents, 'MacOS/Electron'), path.join(helper, 'MacOS/Electron Helper'));
  writePlist(path.join(helper, 'Info.plist'), 'Electron Helper');
}

function writePlist(file: string, executable: string) {
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${executable}</string></dict></plist>\n`,
  );
}
