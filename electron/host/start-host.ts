import { errorName } from '../core/storage/atomic-file.ts';
import { confStore } from '../core/storage/conf-store.ts';
import { dataFolder } from '../core/storage/data-folder.ts';
import { readLock } from '../core/storage/lock.ts';
import { requestLink } from './attach.ts';
import { type BrowserHost, type BrowserHostOptions, startBrowserHost } from './browser-host.ts';
import { keepLastPort, readLastPort } from './last-port.ts';
import { type OwnCore, startOwnCore } from './own-core.ts';

/** What `startHost` needs; `port` 0 takes that of the last run, or lets the system choose one. */
export interface HostOptions {
  readonly port: number;
  readonly version: string;
  readonly rendererFolder: string;
  readonly passphrase: string | null;
}

/**
 * The browser host with its core: ours, or (`close` is null) one that was running already and gave us a new link. Or
 * why there is none, as sentences.
 */
export type HostStart =
  | { readonly ok: true; readonly url: string; readonly close: (() => Promise<void>) | null }
  | { readonly ok: false; readonly why: string };

/**
 * Starts a core and the host before it. Where a host runs on the data folder already, it is asked for a new link
 * instead.
 */
export async function startHost(options: HostOptions): Promise<HostStart> {
  const { version, passphrase } = options;
  const core = await startOwnCore({ version, passphrase, face: 'browser', createStore: confStore });
  if (core.ok) return serve(core.value, options);
  const url = core.failure.code === 'core-running' ? await linkFromRunningHost() : null;
  if (url !== null) return { ok: true, url, close: null };
  return { ok: false, why: `${core.failure.message} ${core.failure.hint}` };
}

async function serve(core: OwnCore, { port, rendererFolder }: HostOptions): Promise<HostStart> {
  try {
    const host = await startOnUsualPort({ port, rendererFolder, handler: core.handler });
    await core.listen(host.link);
    const close = async () => {
      await host.close();
      await core.close();
    };
    return { ok: true, url: host.link(), close };
  } catch (error) {
    await core.close();
    return { ok: false, why: explain(error as NodeJS.ErrnoException, port) };
  }
}

/** What the page keeps (theme, language, columns) belongs to its origin, so the port stays as long as it is free. */
async function startOnUsualPort(options: BrowserHostOptions): Promise<BrowserHost> {
  const folder = dataFolder();
  const last = options.port === 0 && folder.ok ? readLastPort(folder.value) : 0;
  const host = await (last === 0 ? startBrowserHost(options) : startOnPort(last, options));
  if (folder.ok) keepLastPort(folder.value, Number(new URL(host.origin).port));
  return host;
}

/** On this port, or on a new one where it is taken or may not be used any more. */
async function startOnPort(port: number, options: BrowserHostOptions): Promise<BrowserHost> {
  try {
    return await startBrowserHost({ ...options, port });
  } catch (error) {
    if (!['EADDRINUSE', 'EACCES'].includes(errorName(error) ?? '')) throw error;
    return startBrowserHost(options);
  }
}

function explain(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken. Choose another one with --port, or leave it out.`;
  if (error.code === 'EACCES') return `Port ${port} may not be used by you. Choose one from 1024 on.`;
  if (error.code === 'ENOENT') return `${error.path} is missing. Run "npm run build" first.`;
  throw error;
}

async function linkFromRunningHost(): Promise<string | null> {
  const folder = dataFolder();
  const holder = folder.ok ? readLock(folder.value) : null;
  return holder ? requestLink(holder) : null;
}
