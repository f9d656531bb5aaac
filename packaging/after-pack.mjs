// electron-builder calls this when an application folder is complete, before it is signed.
import { chmod, copyFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

const launcher = path.join(import.meta.dirname, 'linux/launcher.sh');

/** The fuses of the packaged binary. `platform` is Electron's name of the system: `darwin`, `win32` or `linux`. */
export function fusesFor(platform) {
  return {
    version: FuseVersion.V1,
    // Fails where an Electron has a fuse that is not decided here.
    strictlyRequireAllFuses: true,
    // Apple's processors run no binary whose signature is broken, and this changes the binary.
    resetAdHocDarwinSignature: platform === 'darwin' && process.platform === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    // A one-way switch, and no cookie of ours is kept.
    [FuseV1Options.EnableCookieEncryption]: false,
    // Also switches NODE_EXTRA_CA_CERTS off: a connection takes its own authority instead.
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Electron checks the archive on these two systems only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/** Sets the fuses (electron-builder's own library for that knows fewer), and on Linux puts the launcher before the binary. */
export async function afterPack({ electronPlatformName: platform, appOutDir: folder, packager }) {
  const { productFilename } = packager.appInfo;
  const name =
    { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` }[platform] ?? packager.executableName;
  const binary = path.join(folder, name);
  const fuses = fusesFor(platform);
  await flipFuses(binary, fuses);
  await requireFuses(binary, fuses);
  if (platform === 'linux') await putLauncherBefore(binary);
}

/** Reads back what was set; throws where a binary came out otherwise. */
async function requireFuses(binary, decided) {
  const wire = await getCurrentFuseWire(binary);
  const names = Object.keys(FuseV1Options).filter((name) => typeof FuseV1Options[name] === 'number');
  const wrong = names.filter((name) => {
    const option = FuseV1Options[name];
    return wire[option] !== (decided[option] ? FuseState.ENABLE : FuseState.DISABLE);
  });
  if (wrong.length > 0) throw new Error(`These fuses of ${binary} are not as decided: ${wrong.join(', ')}.`);
}

async function putLauncherBefore(binary) {
  await rename(binary, path.join(path.dirname(binary), 'roster-electron'));
  await copyFile(launcher, binary);
  await chmod(binary, 0o755);
}
