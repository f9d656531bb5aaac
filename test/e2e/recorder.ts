import { appendFileSync, cpSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page, Response } from '@playwright/test';
import { folderOfFlow } from './canary.ts';

/** Keeps what a flow shows, hears and leaves, for the search after all of them. */
export interface Recorder {
  /** Adds a text to a file of the flow. */
  note(file: string, text: string): void;
  /** Keeps everything that the pages of a context get to hear from now on. */
  listen(context: BrowserContext): void;
  /** What the pages' console reported as errors or warnings until now, what their policy refused among it. */
  readonly complaints: readonly string[];
  /** Keeps what the pages of a context show and store at this moment. */
  keepPages(context: BrowserContext): Promise<void>;
  /** Keeps a copy of a data folder. */
  keepFolder(folder: string): void;
  /** Keeps the command line of a process that runs. */
  keepCommandLine(pid: number | undefined): void;
}

/** What the build made is the same for everybody and not worth keeping. */
const BUILT = /\/assets\//;

/** Starts to keep what a flow leaves; where nothing is collected, it keeps nothing. */
export function recordFlow(title: string): Recorder {
  const folder = folderOfFlow(title);
  const note = (file: string, text: string) => {
    if (folder !== null) appendFileSync(path.join(folder, file), `${text}\n`);
  };
  let kept = 0;
  const complaints: string[] = [];
  const hear = (page: Page) => {
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => note('replies.txt', String(payload))));
    page.on('response', (response) => void keepBody(response, note));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      note('console.txt', message.text());
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('download', async (download) => {
      const file = await download.path().catch(() => null);
      if (file !== null) note('downloads.txt', readFileSync(file, 'utf8'));
    });
  };
  return {
    note,
    complaints,
    listen(context) {
      for (const page of context.pages()) hear(page);
      context.on('page', hear);
    },
    async keepPages(context) {
      for (const page of context.pages()) note('pages.txt', `${page.url()}\n${await pageText(page)}`);
      note('storage.json', JSON.stringify(await context.storageState().catch(() => null)));
    },
    keepFolder(source) {
      kept += 1;
      if (folder !== null) cpSync(source, path.join(folder, `data-${kept}`), { recursive: true, filter: isNoSocket });
    },
    keepCommandLine(pid) {
      if (folder === null || process.platform !== 'linux' || pid === undefined) return;
      writeFileSync(path.join(folder, `command-line-${pid}.txt`), readFileSync(`/proc/${pid}/cmdline`));
    },
  };
}

/** Runs in a page before its own scripts: has the console say what the page's policy refused, and where. */
export function reportRefusals(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber, columnNumber, sample } = event;
    console.error(`Refused: ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}:${columnNumber} ${sample}`);
  });
}

async function keepBody(response: Response, note: Recorder['note']): Promise<void> {
  if (BUILT.test(response.url())) return;
  const headers = JSON.stringify(await response.allHeaders().catch(() => ({})));
  const body = await response.text().catch(() => '');
  note('replies.txt', `${response.url()} ${headers}\n${body}`);
}

/** All of a page that a person or a script could read later: its elements, its title, what it stored for the session. */
function pageText(page: Page): Promise<string> {
  const read = () => `${document.documentElement.outerHTML}\n${JSON.stringify(Object.entries(sessionStorage))}`;
  return page.evaluate(read).catch(() => '');
}

/** A core leaves the file of its socket behind, which cannot be copied. */
function isNoSocket(file: string): boolean {
  return !lstatSync(file).isSocket();
}
