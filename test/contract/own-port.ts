import { randomInt } from 'node:crypto';
import type { Emulator, EmulatorOptions } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';

/** Below the ports that any system gives out by itself: nobody else gets one of these while its server is away. */
const [FIRST_PORT, LAST_PORT] = [20_000, 29_999];
const MOST_TRIES = 50;

/** Starts an emulator on a port that stays free while it is closed, so that it can be started there again. */
export async function startOnOwnPort(options: EmulatorOptions): Promise<Emulator> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startEmulator({ ...options, port: randomInt(FIRST_PORT, LAST_PORT + 1) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === MOST_TRIES) throw error;
    }
  }
}

/** Starts an emulator that was closed once more, at the same address; with as many users unless told. */
export function startAgain({ profile, origin, users }: Emulator, count: number = users): Promise<Emulator> {
  return startEmulator({ profile, users: count, port: Number(new URL(origin).port) });
}
