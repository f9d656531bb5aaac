import type { Failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import { releaseUsers } from '../index/pack.ts';
import type { PackedPage } from '../pack-pages.ts';
import { plainFailure } from '../plain-failure.ts';
import type { FromDirectories } from './messages.ts';

/** The server's list as the thread of the directories reads it: the core's thread asks the server and sends the pages. */
export interface RemoteLists {
  list(signal: AbortSignal, after: string | null): AsyncGenerator<Result<PackedPage>>;
  page(list: number, page: PackedPage): void;
  listed(list: number, failure: Failure | null): void;
}

interface Reading {
  readonly pages: (PackedPage | { readonly failure: Failure | null })[];
  wake(): void;
}

/** Creates the lists of the directory with this id. */
export function createRemoteLists(id: number, post: (message: FromDirectories) => void): RemoteLists {
  const readings = new Map<number, Reading>();
  let lists = 0;

  async function* list(signal: AbortSignal, after: string | null): AsyncGenerator<Result<PackedPage>> {
    lists += 1;
    const number = lists;
    const reading: Reading = { pages: [], wake: () => {} };
    readings.set(number, reading);
    const onAbort = () => reading.wake();
    signal.addEventListener('abort', onAbort);
    post({ type: 'list', id, list: number, after });
    try {
      while (!signal.aborted) {
        const next = reading.pages.shift();
        if (!next) await new Promise<void>((resolve) => (reading.wake = resolve));
        else if ('failure' in next) {
          if (next.failure) yield failed(next.failure);
          return;
        } else {
          yield ok(next);
          releaseUsers(next.users);
          post({ type: 'taken', id, list: number });
        }
      }
      yield failed(plainFailure('cancelled'));
    } finally {
      signal.removeEventListener('abort', onAbort);
      readings.delete(number);
      post({ type: 'stop', id, list: number });
    }
  }

  function push(number: number, item: Reading['pages'][number]) {
    const reading = readings.get(number);
    reading?.pages.push(item);
    reading?.wake();
  }

  return { list, page: push, listed: (number, failure) => push(number, { failure }) };
}
