import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { IN_FLIGHT } from '../../electron/core/adapters/in-order.ts';
import { bareLoop } from './bare-loop.ts';
import { median } from './median.ts';
import { addConnection, startRoster, startServer } from './processes.ts';
import { complete, openScreen, openStart } from './roster-run.ts';

/** How fast a directory is read from a server 20 ms away. Times in milliseconds. */
export interface LoadingFigures {
  readonly users: number;
  readonly latency: number;
  readonly bareLoop: number;
  readonly load: number;
  readonly ratio: number;
  /** By how much the first rows were painted before the second page had arrived; negative: after it. */
  readonly firstRowsAhead: number;
}

const LATENCY = 20;

/** Loads a directory through the whole stack, next to a bare loop with the same number in flight. */
export async function measureLoading(browser: Browser, users: number): Promise<LoadingFigures> {
  const server = await startServer(users, [`latency=${LATENCY}`]);
  const homes: string[] = [];
  const load = async (origin: string) => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'roster-bench-'));
    homes.push(home);
    const id = await addConnection(home, { ...server.said, origin });
    const roster = await startRoster(home);
    const page = await openStart(browser, roster.said.url);
    const begin = await page.evaluate(() => performance.timeOrigin + performance.now());
    const first = await openScreen(page, `#/instances/${id}/users?status=*`);
    await complete(page, users);
    const end = await page.evaluate(() => performance.timeOrigin + performance.now());
    await page.context().close();
    await roster.stop();
    return { first: begin + first, time: end - begin };
  };
  try {
    await bareLoop(server.said, IN_FLIGHT);
    const bare: number[] = [];
    const loads: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      bare.push(await bareLoop(server.said, IN_FLIGHT));
      loads.push((await load(server.said.origin)).time);
    }
    const proxy = await recordPages(server.said.origin);
    const { first } = await load(proxy.origin);
    proxy.close();
    const [, second = Number.NaN] = proxy.arrivals;
    const figures = { bareLoop: median(bare), load: median(loads) };
    return {
      users,
      latency: LATENCY,
      ...figures,
      ratio: figures.load / figures.bareLoop,
      firstRowsAhead: second - first,
    };
  } finally {
    await server.stop();
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  }
}

/** Passes everything on and notes when each page of the list had arrived, in milliseconds since 1970. */
async function recordPages(origin: string) {
  const arrivals: number[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const isPage = url.startsWith('/admin/users?') && /[?&]page=/.test(url);
    const onward = request(origin + url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('end', () => isPage && arrivals.push(performance.timeOrigin + performance.now()));
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, arrivals, close: () => server.close() };
}
