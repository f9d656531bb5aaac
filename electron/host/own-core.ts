import type { ConfirmationDesk, Face, StartEmulator } from '../core/core.ts';
import { openLog } from '../core/log/log.ts';
import { type CoreClient, createCaller, createSocketHandler, type SocketHandler } from '../core/rpc/callers.ts';
import { startCore } from '../core/start-core.ts';
import type { StoreFactory } from '../core/storage/connections.ts';
import { dataFolder } from '../core/storage/data-folder.ts';
import { lockFolder, socketPathFor } from '../core/storage/lock.ts';
import { ok, type Result } from '../domain/result.ts';
import { type FaceListener, listenForFaces } from './face-listener.ts';

/** The emulators are loaded with the first one that is wanted, since most commands want none. */
const startEmulator: StartEmulator = async (options) => {
  const demo = await import('../../demo/lib/profiles.ts');
  return demo.startEmulator(options);
};

/** What a face hands over to run a core of its own. */
export interface OwnCoreOptions {
  readonly version: string;
  readonly face: Face;
  readonly createStore: StoreFactory;
  readonly passphrase: string | null;
}

/** A core in this process. It holds the lock of its data folder. */
export interface OwnCore {
  /** Answers calls that come over a WebSocket. */
  readonly handler: SocketHandler;
  /** Calls the core from this process; `desk` confirms what is grave, `secret` serves in place of saved ones. */
  caller(desk: ConfirmationDesk, secret?: string | null): CoreClient;
  /** Takes other faces in; `link` makes links to the browser host, null where there is none. */
  listen(link: (() => string) | null): Promise<void>;
  /** Ends the core and releases the data folder. */
  close(): Promise<void>;
}

/** Locks the data folder and starts a core on it. Fails as `startCore` does, and with `core-running`. */
export async function startOwnCore(options: OwnCoreOptions): Promise<Result<OwnCore>> {
  const { face } = options;
  const folder = dataFolder();
  if (!folder.ok) return folder;
  const address = socketPathFor(folder.value);
  if (!address.ok) return address;
  const locked = await lockFolder({ folder: folder.value, face, address: address.value });
  if (!locked.ok) return locked;
  const lock = locked.value;
  const started = await startCore({ ...options, folder: folder.value, startEmulator });
  if (!started.ok) {
    lock.release();
    return started;
  }
  const core = started.value;
  const log = openLog(folder.value, Date.now);
  const handler = createSocketHandler(core.router, log, core.say);
  let listener: FaceListener | null = null;
  return ok({
    handler,
    caller: (desk, secret = null) => createCaller(core.router, { face, secret, desk }, log, core.say),
    async listen(link) {
      listener = await listenForFaces(lock, handler, link);
    },
    async close() {
      await listener?.close();
      await core.close();
      lock.release();
    },
  });
}
