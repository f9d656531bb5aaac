import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { AnyContractProcedure } from '@orpc/contract';
import { implement } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { NONCE_PLACEHOLDER } from '../../../electron/contract/content-security-policy.ts';
import { contract } from '../../../electron/contract/contract.ts';
import { PROCEDURES, procedureName } from '../../../electron/contract/procedures.ts';
import type { CallContext } from '../../../electron/core/core.ts';
import type { Log } from '../../../electron/core/log/log.ts';
import { type CoreRouter, createSocketHandler } from '../../../electron/core/rpc/callers.ts';
import { type BrowserHost, startBrowserHost } from '../../../electron/host/browser-host.ts';

/** What a handler of the fake core gets. */
export interface FakeCall {
  readonly input: never;
  readonly context: CallContext;
  readonly signal?: AbortSignal;
}
type FakeHandlers = Readonly<Record<string, (call: FakeCall) => unknown>>;

/** The contract with the given handlers by name, such as `users.get`; all others fail as programming errors do. */
export function fakeRouter(handlers: FakeHandlers = {}): CoreRouter {
  const router: Record<string, Record<string, unknown>> = {};
  const implementer = implement(contract).$context<CallContext>() as unknown as Record<string, Record<string, Builder>>;
  for (const { path: parts } of PROCEDURES) {
    const [group = '', name = ''] = parts;
    const handler = handlers[procedureName(parts)] ?? (() => Promise.reject(new Error('not part of this test')));
    router[group] = { ...router[group], [name]: implementer[group]?.[name]?.handler(handler) };
  }
  return router as unknown as CoreRouter;
}
type Builder = AnyContractProcedure & { handler(handler: (call: FakeCall) => unknown): unknown };

/** A log that keeps what it is told. */
export function fakeLog(): Log & { readonly mistakes: { where: string; error: unknown }[] } {
  const mistakes: { where: string; error: unknown }[] = [];
  return { mistakes, mistake: (where, error) => void mistakes.push({ where, error }) };
}

/** A new folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'roster-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A built renderer in small: a page, a script, and a file of a type that is not served. */
export function rendererFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), `<meta name="style-nonce" content="${NONCE_PLACEHOLDER}">`);
  writeFileSync(path.join(folder, 'assets/main-1a2b.js'), 'export {};');
  writeFileSync(path.join(folder, 'assets/main-1a2b.js.map'), '{}');
  return folder;
}

/** A host before a fake core, on a port of the system's choice. */
export async function startFakeHost(handlers: FakeHandlers = {}): Promise<BrowserHost> {
  const handler = createSocketHandler(fakeRouter(handlers), fakeLog());
  const host = await startBrowserHost({ port: 0, rendererFolder: rendererFolder(), handler });
  onTestFinished(() => host.close());
  return host;
}

/** What the host answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks with exactly these headers and this path; nothing is normalised, no redirect is followed. */
export function ask(
  origin: string,
  pathname: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path: pathname, ...options }, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
    call.on('error', reject);
    call.end();
  });
}

/** Comes in through a new link, as a browser does, and answers with the session's cookie. */
export async function signIn(host: BrowserHost): Promise<string> {
  const { pathname, search } = new URL(host.link());
  const { headers } = await ask(host.origin, pathname + search);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** Opens a WebSocket; answers with the status that refused it, or with the open socket. */
export function openSocket(url: string, headers: Record<string, string>): Promise<WebSocket | number> {
  const socket = new WebSocket(url, { headers });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

/** Opens the way for calls as our own page does. */
export async function openRpc(host: BrowserHost): Promise<WebSocket> {
  const cookie = await signIn(host);
  const socket = await openSocket(`${host.origin.replace('http', 'ws')}/rpc`, { cookie, origin: host.origin });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}
