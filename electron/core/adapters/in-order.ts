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
