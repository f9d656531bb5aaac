import { spawn } from 'node:child_process';
import { findChromium } from './find-browser.ts';

/** How a page will be opened: a program with its arguments, or not at all, and why. */
export type Opening =
  | { readonly how: 'window' | 'browser'; readonly command: string; readonly args: readonly string[] }
  | { readonly how: 'none'; readonly why: string };

/** What decides it. */
export interface Desk {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly hasDisplay: boolean;
  readonly chromium: string | null;
}

/** The desk that this process works at. */
export function presentDesk(): Desk {
  const { platform, env } = process;
  return {
    platform,
    isRoot: process.getuid?.() === 0,
    hasDisplay: ['darwin', 'win32'].includes(platform) || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY),
    chromium: findChromium(),
  };
}

/** What opens an address in the default browser, elsewhere than on a free desktop. */
const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' };

/**
 * Chooses how to open `address`: in a window of a browser of Chromium's family, else in the default browser. Root opens
 * none: a browser would have to run without its sandbox.
 */
export function chooseOpening(address: string, { platform, isRoot, hasDisplay, chromium }: Desk): Opening {
  if (isRoot) return { how: 'none', why: 'running as root' };
  if (!hasDisplay) return { how: 'none', why: 'no display' };
  if (chromium) return { how: 'window', command: chromium, args: [`--app=${address}`, '--window-size=1280,800'] };
  return { how: 'browser', command: OPENERS[platform] ?? 'xdg-open', args: [address] };
}

/** Opens it and lets it live on its own. Answers with false when the program cannot be started. */
export function open(opening: Opening): Promise<boolean> {
  if (opening.how === 'none') return Promise.resolve(false);
  const child = spawn(opening.command, opening.args, { stdio: 'ignore', detached: true });
  child.unref();
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
}
