// Builds Roster and packages its Electron window: `npm run package -- [--linux] [--win] [--mac] [--dir] …`; the options
// are electron-builder's. What comes out is in dist/packages. Uploads nothing.
//
// From the environment: GITHUB_REPOSITORY or ROSTER_UPDATE_ADDRESS say where a packaged Roster looks for updates (neither:
// nowhere); ELECTRON_OVERRIDE_DIST_PATH is an unpacked Electron to take in place of the downloaded one; certificates and
// Apple's credentials are read by electron-builder itself.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { bundledPackages, licenceText, productionDependencies, withDependencies } from './package-licences.mjs';

const root = path.join(import.meta.dirname, '..');
const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
const { env } = process;
/** A hosted workflow hands an absent secret over as an empty text, which electron-builder takes for a certificate. */
for (const name of Object.keys(env)) if (/^(WIN_)?CSC_|^APPLE_/.test(name) && env[name] === '') delete env[name];

// Else a test that packages gets React's edition for development, with the places of our sources in it.
process.env.NODE_ENV = 'production';
await buildIfNeeded({ quiet: true });
const shipped = [...withDependencies(productionDependencies()), ...(await bundledPackages())];
writeFileSync(path.join(root, 'dist/licences.txt'), licenceText(shipped));

const options = ['--config', 'packaging/electron-builder.yml', '--publish', 'never', ...updates(), ...dist()];
const { status } = spawnSync(process.execPath, [cli, ...options, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

/** Where a packaged Roster looks for newer ones; written into the package. */
function updates() {
  if (env.ROSTER_UPDATE_ADDRESS) {
    return ['-c.publish.provider=generic', `-c.publish.url=${env.ROSTER_UPDATE_ADDRESS}`];
  }
  const [owner, repo] = (env.GITHUB_REPOSITORY ?? '').split('/');
  return repo ? ['-c.publish.provider=github', `-c.publish.owner=${owner}`, `-c.publish.repo=${repo}`] : [];
}

function dist() {
  return env.ELECTRON_OVERRIDE_DIST_PATH ? [`-c.electronDist=${env.ELECTRON_OVERRIDE_DIST_PATH}`] : [];
}
