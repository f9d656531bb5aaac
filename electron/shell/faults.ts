import type { EventEmitter } from 'node:events';
import type { OpenLog } from '../core/log/log.ts';

/**
 * Notes every error that nobody caught. A rejection stops nothing else; after an exception Roster is in no known state,
 * so `end` is called, once.
 */
export function watchFaults(source: EventEmitter, log: OpenLog, end: (error: unknown) => void): void {
  let ending = false;
  source.on('unhandledRejection', (reason) => log.mistake('unhandled rejection', reason));
  source.on('uncaughtException', (error) => {
    log.mistake('uncaught exception', error);
    if (ending) return;
    ending = true;
    end(error);
  });
}
