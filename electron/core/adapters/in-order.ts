import type { Result } from '../../domain/result.ts';

/** Pieces of work that one directory keeps under way at a time; the HTTP client has a limit of its own on top. */
export const IN_FLIGHT = 4;

/** Does `work` for every item, `limit` at a time, and yields what came of each in the items' order. */
export async function* inOrder<Item, Outcome>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Outcome>,
): AsyncGenerator<Outcome> {
  const underWay: Promise<Outcome>[] = [];
  let next = 0;
  const start = () => {
    const item = items[next];
    if (next >= items.length) return;
    next += 1;
    const promise = work(item as Item);
    // Whoever reads stops at the first failure: what is still under way then must not count as unhandled.
    promise.catch(() => {});
    underWay.push(promise);
  };
  for (let count = 0; count < limit; count += 1) start();
  for (let first = underWay.shift(); first; first = underWay.shift()) {
    const outcome = await first;
    start();
    yield outcome;
  }
}

/** Page numbers that are laid out at once: a server may tell any number of pages. */
const STRETCH = 1000;

/**
 * Reads the pages of a list behind the one at `start`, several under way at a time, and yields them in order. `pagesBy` tells how
 * many there are by what a page says, 0 where it is beyond the end. Goes on while the list grows, and ends where it shrank.
 */
export async function* furtherPages<Page>(
  { start = 1, pages }: { start?: number; pages: number },
  read: (number: number) => Promise<Result<Page>>,
  pagesBy: (page: Page) => number,
): AsyncGenerator<Result<Page>> {
  let known = pages;
  for (let fetched = start; fetched < known; ) {
    const count = Math.min(STRETCH, known - fetched);
    const numbers = Array.from({ length: count }, (_, index) => fetched + 1 + index);
    fetched += count;
    for await (const page of inOrder(numbers, IN_FLIGHT, read)) {
      const told = page.ok ? pagesBy(page.value) : 0;
      if (!page.ok || told > 0) yield page;
      if (told === 0) return;
      known = Math.max(known, told);
    }
  }
}
