import { EventEmitter } from 'node:events';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { originOf, toApplication } from './addresses.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];
type Part = Pick<Electron.IpcMain, 'handle' | 'removeHandler'>;

/** Electron's `ipcMain`. */
export class DoubleIpcMain extends EventEmitter implements Part {
  readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler) {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string) {
    this.handlers.delete(channel);
  }
}

/** What the page's side sends for `ipcRenderer.invoke`, and what it gets. */
interface Invocation {
  readonly channel: string;
  readonly args: unknown[];
}
type Reply = { readonly value: unknown } | { readonly error: string };

/** Carries `ipcRenderer.invoke` of every page to the handlers, over a function that Playwright puts into the page. */
export async function connectPages(
  context: BrowserContext,
  ipcMain: DoubleIpcMain,
  contentsOf: (page: Page) => Electron.WebContents | null,
): Promise<void> {
  await context.exposeBinding(
    '__doubleInvoke',
    async ({ page, frame }, { channel, args }: Invocation): Promise<Reply> => {
      const sender = contentsOf(page);
      const handler = ipcMain.handlers.get(channel);
      if (!handler || !sender) return { error: `Error: No handler registered for '${channel}'` };
      const event = { type: 'frame', sender, senderFrame: describeFrame(frame), processId: 1, frameId: 1 };
      try {
        return { value: portable(await handler(event as unknown as Electron.IpcMainInvokeEvent, ...args)) };
      } catch (error) {
        return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
      }
    },
  );
}

function describeFrame(frame: Frame): Pick<Electron.WebFrameMain, 'origin' | 'parent' | 'url'> | null {
  if (frame.isDetached()) return null;
  const url = toApplication(frame.url());
  const parent = frame.parentFrame();
  return { url, origin: originOf(url), parent: parent ? (describeFrame(parent) as Electron.WebFrameMain) : null };
}

/**
 * Electron clones what it carries; so does Playwright, but it loses maps, sets and buffers without a word. They are
 * refused here, so that no test passes on the double with something that it can't carry.
 */
export function portable(value: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const refuse = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return;
    if (part instanceof Map || part instanceof Set || part instanceof ArrayBuffer || ArrayBuffer.isView(part)) {
      throw new Error(`The double cannot carry a ${part.constructor.name} between processes.`);
    }
    for (const inner of Object.values(part)) refuse(inner);
  };
  refuse(copy);
  return copy;
}
