import { notifyManager, QueryClient } from '@tanstack/react-query';

/**
 * Makes the cache of what the core answered. It never goes stale by itself: the core's events say what changed.
 * The core retries by its own rules, so nothing is retried here, and the machine's network state does not matter.
 */
export function createQueryClient(): QueryClient {
  // At once and not in a task of its own: an answer that is there is to be in the next frame.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
