import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../electron/host/start-host.ts';
import { ask, rendererFolder, temporaryFolder } from './support.ts';

const options = { port: 0, version: '0.0.0', passphrase: null as string | null };

/** Names the data folder for this test. */
function useDataFolder(folder = temporaryFolder()) {
  const before = process.env.ROSTER_HOME;
  process.env.ROSTER_HOME = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env.ROSTER_HOME;
    else process.env.ROSTER_HOME = before;
  });
}

async function start(more: Partial<typeof options> = {}) {
  const host = await startHost({ ...options, ...more, rendererFolder: rendererFolder() });
  onTestFinished(async () => {
    if (host.ok) await host.close?.();
  });
  return host;
}

test('a second start on the same data folder gets a new link to the host that runs', async () => {
  useDataFolder();
  const first = await start();
  const second = await start();
  if (!first.ok || !second.ok) throw new Error('not started');
  expect(second.close).toBeNull();
  expect(second.url).not.toBe(first.url);
  const { origin, pathname, search } = new URL(second.url);
  expect((await ask(origin, pathname + search)).status).toBe(303);
});

test('after an orderly end the data folder is free again', async () => {
  useDataFolder();
  const first = await start();
  if (first.ok) await first.close?.();
  const second = await start();
  expect(second.ok && second.close !== null).toBe(true);
});

test('the next run on a data folder has the same origin, and another one only while its port is taken', async () => {
  const folder = temporaryFolder();
  const startThere = async () => {
    useDataFolder(folder);
    const host = await start();
    if (!host.ok) throw new Error(host.why);
    return { origin: new URL(host.url).origin, end: async () => host.close?.() };
  };
  const first = await startThere();
  await first.end();
  const second = await startThere();
  expect(second.origin).toBe(first.origin);
  await second.end();

  const other = createServer().listen(Number(new URL(first.origin).port), '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const third = await startThere();
  expect(third.origin).not.toBe(first.origin);
});

test('a taken port is told in words, and the data folder is free afterwards', async () => {
  useDataFolder();
  const first = await start();
  if (!first.ok) throw new Error('not started');
  useDataFolder();
  const port = Number(new URL(first.url).port);
  expect(await start({ port })).toEqual({
    ok: false,
    why: `Port ${port} is taken. Choose another one with --port, or leave it out.`,
  });
  expect((await start()).ok).toBe(true);
});

test('a renderer that is not built is told in words', async () => {
  useDataFolder();
  const missing = await startHost({ ...options, rendererFolder: '/nowhere' });
  expect(missing).toEqual({ ok: false, why: '/nowhere is missing. Run "npm run build" first.' });
});

test('a wrong pass phrase is told in words', async () => {
  useDataFolder();
  const first = await start({ passphrase: 'one' });
  if (first.ok) await first.close?.();
  const second = await start({ passphrase: 'another' });
  expect(second.ok ? '' : second.why).toContain('is not the right one');
});
