import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import { closeClusters, startCluster } from './arvados-server.ts';
import { closeServers, startServer, valueIn } from './virtool-server.ts';

afterEach(async () => {
  await closeServers();
  await closeClusters();
});

/** The ids of each page behind a mark, with the marks. */
async function pagesOf(session: Session, after: string | null = null) {
  const pages: { ids: string[]; mark: string | undefined }[] = [];
  for await (const page of session.listUsers(undefined, after)) {
    const { users, mark } = valueIn(page);
    pages.push({ ids: users.map(({ id }) => id), mark });
  }
  return pages;
}

describe('a list that was cut off', () => {
  it.each([
    ['Virtool with lists of either state', async () => (await startServer({ users: 1700 })).open()],
    ['Virtool with one list', async () => (await startServer({ profile: 'virtool-m1', users: 1700 })).open()],
    ['Arvados', async () => (await startCluster({ users: 40, knobs: { maxItemsPerResponse: 12 } })).open()],
  ])('of %s goes on behind each of its pages with the next one', async (_, start) => {
    const session = await start();
    const pages = await pagesOf(session);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, { mark }] of pages.entries()) {
      expect(mark).toBeDefined();
      const rest = await pagesOf(session, mark ?? null);
      expect(rest.flatMap(({ ids }) => ids)).toEqual(pages.slice(index + 1).flatMap(({ ids }) => ids));
    }
  });
});
