import { expect, test, vi } from 'vitest';
import type { Selection, WindowQuery } from '../../../../../electron/domain/query.ts';
import { questionOf, RowSource } from '../../../../../renderer/features/users/table/row-source.ts';
import { createQueryClient } from '../../../../../renderer/lib/query-client.ts';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { user, windowOf } from '../../support/lab.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const all: Selection = { instanceId: 'one', search: '', filters: {}, sort: [] };
const others: Selection = { ...all, search: 'other' };

/** A source over 1,000 rows whose handles tell the search and the row; it counts what it tells its listeners. */
function openSource(answer = (query: WindowQuery) => rowsFrom(query)) {
  const asked: WindowQuery[] = [];
  answerWith({
    directory: {
      query: os.directory.query.handler(({ input }) => {
        asked.push(input);
        return answer(input);
      }),
    },
  });
  const source = new RowSource(createQueryClient(), all);
  const told = { results: 0, rows: 0 };
  source.onRows(() => {
    told.rows += 1;
  });
  source.subscribe(() => {
    told.results += 1;
  });
  return { source, asked, told };
}

function rowsFrom({ search, offset, limit }: WindowQuery) {
  const rows = Array.from({ length: limit }, (_, place) => user(`${search || 'all'}-${offset + place}`));
  return windowOf(rows, { matched: 1000, total: 1000 });
}

test('rows that come while it scrolls are told as rows, and change nothing else', async () => {
  const { source, told } = openSource();
  await expect.poll(() => source.rowAt(0)?.handle).toBe('all-0');
  const before = { ...told };
  const result = source.result();
  source.show({ first: 400, last: 430 });
  expect(source.rowAt(410)).toBeUndefined();
  await expect.poll(() => source.rowAt(410)?.handle).toBe('all-410');
  expect(told.rows).toBeGreaterThan(before.rows);
  expect(told.results).toBe(before.results);
  expect(source.result()).toBe(result);
});

test('another question begins at the top, and the rows before it stay until it is answered', async () => {
  const { source, asked } = openSource();
  await expect.poll(() => source.rowAt(0)?.handle).toBe('all-0');
  source.show({ first: 800, last: 830 });
  await expect.poll(() => source.rowAt(810)?.handle).toBe('all-810');
  asked.length = 0;
  source.ask(others);
  expect(source.rowAt(810)?.handle).toBe('all-810');
  expect(source.result().question).toBe(questionOf(all));
  await expect.poll(() => source.rowAt(0)?.handle).toBe('other-0');
  expect(source.rowAt(810)).toBeUndefined();
  expect(source.result().question).toBe(questionOf(others));
  expect(asked.map(({ offset }) => offset)).toEqual([0]);
});

test('a refusal is told, and asking again brings the rows', async () => {
  let refuses = true;
  const { source } = openSource((query) => {
    if (refuses) throw failing('timed-out-answering');
    return rowsFrom(query);
  });
  await expect.poll(() => source.result().failure?.code).toBe('timed-out-answering');
  expect(source.result().totals).toBeNull();
  refuses = false;
  source.retry();
  await expect.poll(() => source.rowAt(5)?.handle).toBe('all-5');
  expect(source.result().failure).toBeNull();
});
