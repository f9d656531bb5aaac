// Measures the directory against a plain array of objects: `node test/bench/directory.ts [users]`.
import type { DirectoryClient } from '../../electron/core/directory/client.ts';
import { createDirectoryThread } from '../../electron/core/directory/directory-thread.ts';
import type { WindowQuery } from '../../electron/domain/query.ts';
import { ok } from '../../electron/domain/result.ts';
import type { User } from '../../electron/domain/user.ts';
import { generatedUser } from './generated-users.ts';

const PAGE = 500;
const WINDOW = 100;
const TERMS = ['son1', 'ann2', 'berg3', 'lee4', 'mar5', 'kim6', 'wolf7'];
const GROUPS = ['staff', 'students', 'sales', 'lab-a', 'vip', 'qa', 'press'];
const SORTS = (['email', 'created', 'name'] as const).flatMap((column) =>
  (['descending', 'ascending'] as const).map((direction) => ({ column, direction })),
);

const OPERATIONS = ['word at once', 'first letter', 'letter by letter', 'sort', 'facet', 'jump'] as const;

const sizes = process.argv[2] ? [Number(process.argv[2])] : [100_000, 1_000_000];
for (const users of sizes) console.table(await measure(users));

async function measure(count: number) {
  const thread = createDirectoryThread();
  const directory = thread.open({ listUsers: () => pagesOf(count), changed: () => {} });
  const loaded = await timed(() => directory.load());
  await settle(directory);
  const memory = process.memoryUsage.rss();
  const ours = await measureOperations((query) => directory.query(query), count);
  const after = process.memoryUsage.rss();
  await directory.close();
  const users = Array.from({ length: count }, (_, number) => generatedUser(number));
  const naive = await measureOperations(async (query) => answerNaively(users, query), count, 3);
  const rows: Record<string, object> = {};
  for (const name of OPERATIONS) {
    rows[name] = {
      users: count,
      'directory ms': round(ours[name]),
      'objects ms': round(naive[name]),
      ratio: round(naive[name] / ours[name]),
    };
  }
  rows.load = { users: count, 'directory ms': round(loaded) };
  rows['memory MB'] = { users: count, 'after load': round(memory / 1e6), 'after queries': round(after / 1e6) };
  return rows;
}

async function* pagesOf(count: number) {
  for (let start = 0; start < count; start += PAGE) {
    const length = Math.min(PAGE, count - start);
    const users = Array.from({ length }, (_, index) => generatedUser(start + index));
    yield ok({ users, expected: count });
  }
}

/** Has every column sorted once, which the thread would do by itself in the pauses after a load. */
async function settle(directory: DirectoryClient): Promise<void> {
  const all = { instanceId: 'bench', search: '', filters: {}, offset: 0, limit: 1 };
  for (const sort of SORTS) await directory.query({ ...all, sort: [sort] });
}

type Ask = (query: WindowQuery) => Promise<{ readonly rows: readonly User[] }>;

/** Medians of the times that each operation takes until its rows are here. */
async function measureOperations(
  ask: Ask,
  count: number,
  most: number = TERMS.length,
): Promise<Record<(typeof OPERATIONS)[number], number>> {
  const query: WindowQuery = {
    instanceId: 'bench',
    search: '',
    filters: { status: ['active'] },
    sort: [],
    offset: 0,
    limit: WINDOW,
  };
  const median = async (queries: readonly Partial<WindowQuery>[]) => {
    const times: number[] = [];
    for (const one of queries.slice(0, most)) times.push(await timed(() => ask({ ...query, ...one })));
    return times.sort((one, other) => one - other)[times.length >> 1] ?? 0;
  };
  await ask(query);
  return {
    'word at once': await median(TERMS.map((search) => ({ search }))),
    'first letter': await median([...'mkwtpdr'].map((search) => ({ search }))),
    'letter by letter': await median(TERMS.flatMap((term) => [2, 3, 4].map((end) => ({ search: term.slice(0, end) })))),
    sort: await median(SORTS.map((sort) => ({ sort: [sort] }))),
    facet: await median(GROUPS.map((group) => ({ filters: { status: ['active'], groups: [group] } }))),
    jump: await median(TERMS.map((_, index) => ({ offset: (count >> 1) + index * WINDOW }))),
  };
}

/** What one writes first: a filter and a sort over objects. */
function answerNaively(users: readonly User[], { search, filters, sort: [by], offset, limit }: WindowQuery) {
  const word = search.toLowerCase();
  const column = by?.column ?? 'handle';
  const turn = by?.direction === 'descending' ? -1 : 1;
  const collator = new Intl.Collator('en');
  const matching = users.filter(
    (user) =>
      (filters.status?.includes(user.status) ?? true) &&
      (!filters.groups || user.groups.some((group) => filters.groups?.includes(group.id))) &&
      [user.handle, user.name, user.email, user.id].some((text) => text?.toLowerCase().includes(word)),
  );
  const key = ({ [column]: value }: User) => (typeof value === 'string' ? value : '');
  if (by) matching.sort((one, other) => turn * collator.compare(key(one), key(other)));
  return { rows: matching.slice(offset, offset + limit) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
