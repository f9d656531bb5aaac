import { afterEach, describe, expect, it } from 'vitest';
import { virtool } from '../../electron/core/adapters/virtool/adapter.ts';
import type { HttpClient, HttpRequest } from '../../electron/core/net/http.ts';
import type { WindowQuery } from '../../electron/domain/query.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { openDirectory } from '../unit/core/directory/open-directory.ts';
import { closeServers, startServer } from './virtool-server.ts';

afterEach(closeServers);

/** A page of a list as the server tells it. */
interface Page {
  items: Record<string, unknown>[];
  total_count: number;
  found_count: number;
  page_count: number;
}

const everything: WindowQuery = { instanceId: 'i', search: '', filters: {}, sort: [], offset: 0, limit: 500 };

/** The directory of a server with so many users whose pages are spoiled on their way. */
async function directoryOf(
  users: number,
  spoil: (page: Page, asked: { active: boolean; page: number }) => void,
  ask: (request: HttpRequest) => HttpRequest = (request) => request,
) {
  const { http } = await startServer({ users });
  let pages = 0;
  const strange: HttpClient = {
    baseUrl: http.baseUrl,
    async send(request) {
      const answer = await http.send(request.path === '/admin/users' ? ask(request) : request);
      if (!answer.ok || answer.value.status !== 200 || request.path !== '/admin/users') return answer;
      pages += 1;
      const page = JSON.parse(answer.value.text) as Page;
      const { active, page: number } = request.query ?? {};
      spoil(page, { active: active === true, page: Number(number) });
      return { ok: true, value: { ...answer.value, text: JSON.stringify(page) } };
    },
  };
  const session = virtool.open({
    http: strange,
    server: { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: '26.3.0' },
    instanceName: 'lab-01',
    signIn: { method: 'password', handle: 'admin' },
    secret: 'admin-password',
    extraSecrets: {},
    now: Date.now,
    say: sayEnglish,
  });
  const directory = openDirectory({
    listUsers: (signal) => session.listUsers(signal),
    now: () => 0,
    changed: () => {},
  });
  return { directory, pages: () => pages };
}

describe('the directory of a server', () => {
  it('that leaves out the id of a row ends there and says where, with everybody before it', async () => {
    const { directory } = await directoryOf(700, ({ items }, { page }) => {
      if (page === 2) delete items[7]?.id;
    });
    expect(await directory.load()).toMatchObject({
      phase: 'failed',
      loaded: 500,
      failure: { code: 'answer-malformed', details: { path: 'items.7.id' } },
    });
  });

  it('that tells one id twice holds one user, as it was told last', async () => {
    const { directory } = await directoryOf(60, ({ items }, { active }) => {
      if (active) Object.assign(items[5] ?? {}, { id: items[4]?.id, handle: 'told-last' });
    });
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 59 });
    const { rows } = directory.query(everything);
    expect(rows.filter(({ handle }) => handle === 'told-last')).toHaveLength(1);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(59);
  });

  it('that tells millions of pages is read up to the first empty one', async () => {
    const { directory, pages } = await directoryOf(60, (page) => Object.assign(page, { page_count: 1e15 }));
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 60 });
    expect(pages()).toBeLessThan(20);
  });

  it.each([7, 1e12])('that tells a total of %d is whole all the same', async (total) => {
    const { directory } = await directoryOf(1100, (page) => Object.assign(page, { total_count: total }));
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 1100, expected: 1100 });
  });

  it('that takes no notice of the page size is taken page by page as it comes', async () => {
    const { directory } = await directoryOf(
      12_000,
      () => {},
      (request) => ({ ...request, query: { ...request.query, per_page: 10_000 } }),
    );
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 12_000 });
  });

  it('that repeats a page and then goes on lacks only who stood on the one that never came', async () => {
    let first: Page['items'] = [];
    const { directory } = await directoryOf(1600, (page, asked) => {
      if (asked.active && asked.page === 1) first = [...page.items];
      if (asked.active && asked.page === 2) page.items = first;
    });
    const state = await directory.load();
    expect(state).toMatchObject({ phase: 'complete', loaded: 1100 });
    expect(new Set(directory.query(everything).rows.map(({ id }) => id)).size).toBe(500);
  });

  it('that cuts the connection now and then is read to its end', async () => {
    const server = await startServer({ users: 2500 });
    server.emulator.faults.set('cut=0.15');
    const session = server.open();
    const directory = openDirectory({
      listUsers: (signal) => session.listUsers(signal),
      now: () => 0,
      changed: () => {},
    });
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 2500 });
  }, 30_000);
});
