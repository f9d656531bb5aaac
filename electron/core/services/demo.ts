import type { DemoState } from '../../contract/contract.ts';
import { draftSchema } from '../../domain/connection.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { RunningEmulator, StartEmulator } from '../core.ts';
import type { Connections } from './connections.ts';
import type { Services } from './instances.ts';

/** The emulators that *Explore the demo* starts, and their connections. */
export interface Demo {
  state(): DemoState;
  start(): Promise<Result<DemoState>>;
  stop(): Promise<Result<DemoState>>;
}

/** What the demo shows: one emulator each. */
const EXHIBITS = [
  { profile: 'virtool-m2', label: 'Virtool', version: '26.3.0', virgin: false, users: 100_000 },
  { profile: 'virtool-m2', label: 'Virtool, empty', version: '26.3.0', virgin: true, users: 0 },
] as const;
type Exhibit = (typeof EXHIBITS)[number];

/** Creates the service and removes connections to emulators of an earlier run, which are gone. */
export async function createDemo(
  services: Services,
  connections: Connections,
  startEmulator: StartEmulator,
): Promise<Demo> {
  const running = new Map<Exhibit, { emulator: RunningEmulator; instanceId: string | null }>();

  async function forgetConnections() {
    for (const { id, demo } of [...services.connections.list()]) if (demo !== null) await connections.remove(id);
  }

  function state(): DemoState {
    const profiles = EXHIBITS.map((exhibit) => ({
      ...exhibit,
      origin: running.get(exhibit)?.emulator.origin ?? null,
      instanceId: running.get(exhibit)?.instanceId ?? null,
    }));
    return { running: running.size > 0, profiles };
  }

  async function startOne(exhibit: Exhibit): Promise<Result<void>> {
    const { profile, users, virgin, label } = exhibit;
    const emulator = await startEmulator(virgin ? { profile, virgin } : { profile, users });
    running.set(exhibit, { emulator, instanceId: null });
    if (virgin) return ok(undefined);
    const { handle, password } = emulator.signIn;
    const draft = draftSchema.parse({
      name: `Demo: ${label}`,
      address: emulator.origin,
      environment: 'development',
      allowHttp: false,
      signIn: { method: 'password', handle: handle ?? '' },
      secret: password,
    });
    const added = await connections.add(draft, { demo: profile });
    if (!added.ok) return added;
    running.set(exhibit, { emulator, instanceId: added.value.id });
    return ok(undefined);
  }

  async function stop(): Promise<Result<DemoState>> {
    await forgetConnections();
    await Promise.all([...running.values()].map(({ emulator }) => emulator.close()));
    running.clear();
    services.events.publish('demo');
    return ok(state());
  }

  async function start(): Promise<Result<DemoState>> {
    if (running.size > 0) return ok(state());
    for (const exhibit of EXHIBITS) {
      const started = await startOne(exhibit).catch((error: Error) => fail('demo-failed', { reason: error.message }));
      if (started.ok) continue;
      await stop();
      return started;
    }
    services.events.publish('demo');
    return ok(state());
  }

  await forgetConnections();
  return { state, stop, start: onceAtATime(start) };
}

/** Callers while a run is going on share its result. */
function onceAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let going: Promise<T> | null = null;
  return () => {
    going ??= work().finally(() => {
      going = null;
    });
    return going;
  };
}
