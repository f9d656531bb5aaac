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

/** What the demo shows: one emulator each. The first is what one lands on. */
const EXHIBITS = [
  { profile: 'virtool-m2', label: 'Virtool', version: '26.3.0', virgin: false, users: 100_000 },
  { profile: 'virtool-m2', label: 'Virtool', version: '26.3.0', virgin: true, users: 0 },
  { profile: 'virtool-33', label: 'Virtool 33', version: '33.0.0', virgin: false, users: 800 },
  { profile: 'virtool-35', label: 'Virtool 35', version: '35.0.0', virgin: false, users: 800 },
  { profile: 'virtool-39', label: 'Virtool 39', version: '39.21.0', virgin: false, users: 800 },
  { profile: 'virtool-legacy-2.3', label: 'Virtool 2018', version: '2.3.2', virgin: false, users: 400 },
  { profile: 'virtool-legacy-2.3', label: 'Virtool 2018', version: '2.3.2', virgin: true, users: 0 },
  { profile: 'arvados-3.2', label: 'Arvados 3.2', version: '3.2.1', virgin: false, users: 1200 },
  { profile: 'arvados-2.2', label: 'Arvados 2.2', version: '2.2.0', virgin: false, users: 600 },
  { profile: 'pterodactyl-1.11', label: 'Pterodactyl', version: '1.11', virgin: false, users: 800 },
] as const;
type Exhibit = (typeof EXHIBITS)[number];

interface Started {
  readonly exhibit: Exhibit;
  readonly emulator: RunningEmulator;
}

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
      label: exhibit.virgin ? services.say('{name}, empty', { name: exhibit.label }) : exhibit.label,
      origin: running.get(exhibit)?.emulator.origin ?? null,
      instanceId: running.get(exhibit)?.instanceId ?? null,
    }));
    return { running: running.size > 0, profiles };
  }

  async function startOne(exhibit: Exhibit): Promise<Result<Started>> {
    const { profile, users, virgin } = exhibit;
    try {
      const emulator = await startEmulator(virgin ? { profile, virgin } : { profile, users });
      running.set(exhibit, { emulator, instanceId: null });
      return ok({ exhibit, emulator });
    } catch (error) {
      return fail('demo-failed', { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async function connect({ exhibit, emulator }: Started): Promise<Result<void>> {
    const { method, handle, password, key, extraSecrets = {} } = emulator.signIn;
    if (method === null) return ok(undefined);
    const draft = draftSchema.parse({
      name: `Demo: ${exhibit.label}`,
      address: emulator.origin,
      environment: 'development',
      allowHttp: false,
      signIn: { method, handle: handle ?? '' },
      secret: password ?? key,
      extraSecrets,
    });
    const added = await connections.add(draft, { demo: exhibit.profile });
    if (!added.ok) return added;
    running.set(exhibit, { emulator, instanceId: added.value.id });
    return ok(undefined);
  }

  /** All servers at once; their connections one after the other, so that they stand in this order. */
  async function startAll(): Promise<Result<void>> {
    const results = await Promise.all(EXHIBITS.map(startOne));
    for (const result of results) {
      const connected = result.ok ? await connect(result.value) : result;
      if (!connected.ok) return connected;
    }
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
    const started = await startAll();
    if (!started.ok) {
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
