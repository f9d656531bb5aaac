import { failed, ok } from '../domain/result.ts';
import { sayIn } from './adapters/words.ts';
import type { Core, CoreOptions, StartCore } from './core.ts';
import { CORE_WORDS } from './core-words.ts';
import { createChanges } from './services/changes.ts';
import { createConfirmations } from './services/confirmations.ts';
import { createConnections } from './services/connections.ts';
import { createDemo } from './services/demo.ts';
import { writeDiagnostics } from './services/diagnostics.ts';
import { createEvents } from './services/events.ts';
import { createInstances, type Services } from './services/instances.ts';
import { createLanguage } from './services/language.ts';
import { createPortability } from './services/portability.ts';
import { createRouter } from './services/router.ts';
import { createWriteGuard } from './services/write-guard.ts';
import { openConnectionStore } from './storage/connections.ts';
import { openJournal } from './storage/journal.ts';
import { openSecretStore } from './storage/secrets.ts';

/**
 * Opens the data folder and starts the services. The caller holds the folder's lock. Fails with `settings-newer`,
 * `not-writable`, `disk-full`, `passphrase-wrong` or `settings-damaged`.
 */
export const startCore: StartCore = async ({
  folder,
  version,
  createStore,
  passphrase,
  startEmulator,
}: CoreOptions) => {
  const now = () => Date.now();
  const connections = openConnectionStore({ folder, createStore });
  if (!connections.ok) return failed(connections.failure);
  const events = createEvents();
  const language = createLanguage(events);
  const say = sayIn(language.current, [CORE_WORDS]);
  const secrets = await openSecretStore({ folder, passphrase, say });
  if (!secrets.ok) return failed(secrets.failure);
  const journal = await openJournal({ folder, now });
  if (!journal.ok) return failed(journal.failure);

  const services: Services = {
    connections: connections.value,
    secrets: secrets.value,
    events,
    now,
    say,
    spoken: language.current,
  };
  const instances = createInstances(services, folder);
  const connectionsService = createConnections(services, instances);
  const confirmations = createConfirmations(events);
  const guard = createWriteGuard(() => performance.now());
  const demo = await createDemo(services, connectionsService, startEmulator);
  const info = () => ({
    version,
    dataFolder: folder,
    secrets: secrets.value.state(),
    notices: [...connections.value.notices, ...secrets.value.notices, ...journal.value.notices],
  });
  const router = createRouter({
    ...services,
    instances,
    language,
    connectionsService,
    guard,
    changes: createChanges(journal.value, events, guard, confirmations),
    confirmations,
    portability: createPortability(services, confirmations),
    journal: journal.value,
    demo,
    info,
    diagnose: (face) =>
      writeDiagnostics({
        info: { ...info(), face },
        connections: connections.value.list(),
        described: instances.described,
        folder,
        now,
      }),
  });

  const core: Core = {
    router,
    say,
    async close() {
      await demo.stop();
      await instances.end();
    },
  };
  return ok(core);
};
