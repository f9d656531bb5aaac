import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import type { HttpRequest } from '../../electron/core/net/http.ts';
import { openDirectory } from '../unit/core/directory/open-directory.ts';
import { changeOf, closePanels, startPanel, type TestPanel } from './pterodactyl-server.ts';

afterEach(closePanels);

const everything = { instanceId: 'i', search: '', filters: {}, sort: [], offset: 0, limit: 500 };
const isPage = ({ method, path }: HttpRequest) => method === 'GET' && path === '/api/application/users';

function directoryOf(session: Session) {
  return openDirectory({ listUsers: (signal) => session.listUsers(signal), now: () => 0, changed: () => {} });
}

/** Before the call with this number, counted from 0, somebody else makes and deletes accounts. */
interface Turn {
  readonly call: number;
  readonly makes: number;
  readonly deletes: readonly number[];
}

async function play({ meanwhile, operator, open }: TestPanel, turns: readonly Turn[]) {
  const other = open();
  const gone = new Set<string>();
  let made = 0;
  for (const { call, makes, deletes } of turns) {
    let seen = -1;
    meanwhile(
      (request) => {
        if (isPage(request)) seen += 1;
        return isPage(request) && seen >= call;
      },
      async () => {
        for (const id of deletes.map(String).filter((one) => !gone.has(one))) {
          // Whoever owns a server stays.
          const deleted = await other.write(changeOf('delete-user', { id, name: id }), {});
          if (deleted.ok) gone.add(id);
        }
        for (let count = 0; count < makes; count += 1) {
          made += 1;
          const name = `made${made}`;
          operator.makeUser({ username: name, email: `${name}@example.com` });
        }
      },
    );
  }
  return gone;
}

describe('the directory of a Panel whose accounts come and go while it is read', () => {
  it('lacks nobody who was there all the while, and holds nobody twice', async () => {
    const turn = fc.record({
      call: fc.integer({ min: 1, max: 4 }),
      makes: fc.integer({ min: 0, max: 3 }),
      deletes: fc.uniqueArray(fc.integer({ min: 20, max: 300 }), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 3 }), async (turns) => {
        const panel = await startPanel({ users: 320 });
        const gone = await play(panel, turns);
        const directory = directoryOf(panel.open());
        expect(await directory.load()).toMatchObject({ phase: 'complete' });
        const ids = directory.query(everything).rows.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const stayed = Array.from({ length: 320 }, (_, index) => String(index + 1)).filter((id) => !gone.has(id));
        expect(stayed.filter((id) => !ids.includes(id))).toEqual([]);
        await closePanels();
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('is read once more where one was deleted and another made between two pages, so that the total stayed', async () => {
    const panel = await startPanel({ users: 430 });
    await play(panel, [{ call: 3, makes: 1, deletes: [30] }]);
    const directory = directoryOf(panel.open());
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 430 });
    const ids = directory.query(everything).rows.map(({ id }) => id);
    expect(ids).toContain('101');
    expect(ids).not.toContain('30');
    expect(panel.calls.filter((call) => isPage(call) && call.query?.page === 3)).toHaveLength(2);
  });

  it('lacks nobody of the second page where some of the first were deleted and others made right after it', async () => {
    const panel = await startPanel({ users: 320 });
    await play(panel, [{ call: 1, makes: 2, deletes: [20, 21] }]);
    const directory = directoryOf(panel.open());
    expect(await directory.load()).toMatchObject({ phase: 'complete', loaded: 320 });
    const ids = directory.query(everything).rows.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['101', '102']));
  });

  it('is read once where nothing moves', async () => {
    const panel = await startPanel({ users: 430 });
    await directoryOf(panel.open()).load();
    expect(panel.calls.filter(isPage).map(({ query }) => query?.page)).toEqual([1, 5, 1, 2, 3, 4]);
  });
});
