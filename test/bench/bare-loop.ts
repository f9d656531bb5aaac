import { Agent, request } from 'node:http';
import type { Emulator } from '../../demo/lib/emulator.ts';

const PAGE = 500;

/** Reads all pages as Roster asks for them, over kept connections, and throws the bytes away; milliseconds. */
export async function bareLoop({ origin, signIn }: Emulator, inFlight: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const auth = `${signIn.handle}:${signIn.key}`;
  const start = performance.now();
  for (const active of [true, false]) {
    const path = (page: number) => `/admin/users?active=${active}&page=${page}&per_page=${PAGE}`;
    const first = await read(agent, origin + path(1), auth);
    const { page_count: pages } = JSON.parse(first) as { page_count: number };
    let next = 2;
    const work = async () => {
      while (next <= pages) {
        next += 1;
        await read(agent, origin + path(next - 1), auth, false);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, work));
  }
  agent.destroy();
  return performance.now() - start;
}

function read(agent: Agent, url: string, auth: string, keep: boolean = true): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, auth }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => keep && parts.push(part));
      answer.on('end', () => resolve(Buffer.concat(parts).toString()));
    });
    sent.on('error', reject);
    sent.end();
  });
}
