import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { PROCEDURES, procedureName } from '../contract/procedures.ts';
import { isStream } from '../contract/translate-errors.ts';
import type { StreamAction } from '../contract/window-bridge.ts';
import type { CoreClient } from '../core/rpc/callers.ts';
import { crossing } from './crossing.ts';
import { PAGE_ORIGIN } from './page-protocol.ts';
import { createStreams, type Streams } from './streams.ts';
import { isOwnWindow } from './windows.ts';

type Procedure = (input: unknown, options?: { signal: AbortSignal }) => Promise<unknown>;

/**
 * Registers one handler for each procedure of the contract, under its name. Every call is checked for its sender
 * first; a refused one rejects.
 */
export function registerProcedures(client: CoreClient): void {
  const streams = createStreams();
  for (const { path, meta } of PROCEDURES) {
    const procedure = procedureAt(client, path);
    ipcMain.handle(procedureName(path), (event, action: StreamAction, payload: unknown) => {
      requireOwnPage(event);
      return meta.kind === 'stream'
        ? drive(streams, event.sender, procedure, action, payload)
        : crossing(() => procedure(payload));
    });
  }
}

/** Refuses whoever is not the main frame of our own page in a window of ours. */
function requireOwnPage({ sender, senderFrame }: IpcMainInvokeEvent): void {
  const own =
    isOwnWindow(sender) && senderFrame !== null && senderFrame.parent === null && senderFrame.origin === PAGE_ORIGIN;
  if (!own) throw new Error('Refused: not the page of Roster.');
}

function procedureAt(client: CoreClient, path: readonly string[]): Procedure {
  return path.reduce<unknown>((level, name) => (level as Record<string, unknown>)[name], client) as Procedure;
}

/** One step of a stream. `payload` is the input when it opens, and its id from then on. */
function drive(streams: Streams, owner: WebContents, procedure: Procedure, action: StreamAction, payload: unknown) {
  switch (action) {
    case 'open':
      return crossing(async () => {
        const stop = new AbortController();
        const values = await procedure(payload, { signal: stop.signal });
        if (!isStream(values)) throw new Error('Expected a stream.');
        return streams.open(owner, values, stop);
      });
    case 'next':
      return crossing(() => streams.next(owner, payload));
    case 'return':
      return streams.end(owner, payload);
    default:
      throw new Error('Refused: no such step of a stream.');
  }
}
