/** Runs tasks one after the other, in the order in which they are handed in; a failed one does not stop the next. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** Creates an empty queue. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
}
