import type { Connection } from '../../domain/connection.ts';
import type { Description } from '../../domain/description.ts';
import { type Failure, fail } from '../../domain/failure.ts';
import type { Language } from '../../domain/languages.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Say } from '../../domain/say.ts';
import type { Group } from '../../domain/user.ts';
import type { Session, SessionContext } from '../adapters/adapter.ts';
import { adapterOf } from '../adapters/registry.ts';
import type { DirectoryClient } from '../directory/client.ts';
import type { CopyPlace } from '../directory/copy/copy-place.ts';
import { createDirectoryThread, type DirectoryThread } from '../directory/directory-thread.ts';
import { createHttpClient } from '../net/client.ts';
import type { NetworkSecrets } from '../net/tls-settings.ts';
import type { ConnectionStore } from '../storage/connections.ts';
import type { SecretStore } from '../storage/secrets.ts';
import { noteContact, noting, notingReach } from './contact.ts';
import { descriptionPlace, mayKeep, openDirectoryCopies } from './directory-copies.ts';
import type { Events } from './events.ts';
import { readExtraSecrets } from './extra-secrets.ts';
import { createKept, type Kept } from './kept.ts';
import { readNetworkSecrets } from './network-secrets.ts';
import { createToldDescription, type ToldDescription } from './told-description.ts';

/** What stays open for one instance while Roster runs. */
export interface Instance {
  readonly connection: Connection;
  readonly session: Session;
  readonly directory: DirectoryClient;
  /** Kept for a short while, since one screen asks several times. */
  readonly description: Kept<Description>;
  /** The same for screens, which are drawn without the server too. */
  readonly told: ToldDescription;
  readonly groups: Kept<Group[]>;
  /** What services say of it, in the language of the faces. */
  readonly say: Say;
}

/** What services share. */
export interface Services {
  readonly connections: ConnectionStore;
  readonly secrets: SecretStore;
  readonly events: Events;
  /** What adapters say, in the language of the faces. */
  readonly say: Say;
  /** That language. */
  readonly spoken: () => Language;
  readonly now: () => number;
}

/** Opens instances and keeps them open. */
export interface Instances {
  /** Opens by id. With a `secret` of its own, the instance is a fresh one that nobody else sees. */
  open(id: string, secret?: string | null): Promise<Result<Instance>>;
  /** Forgets the open instance, so that the next call uses the present settings. */
  close(id: string): void;
  closeAll(): void;
  /** Closes all, and resolves when their offline copies are written. */
  end(): Promise<void>;
  /** What an open instance can do, as it was last told; null where nobody asked yet. Asks no server. */
  described(id: string): Description | null;
  /** Has every open instance described anew when it is next asked for. */
  forgetDescriptions(): void;
}

const MINUTE = 60_000;

/** Creates the register of open instances. `folder`: the data folder, where offline copies of directories are kept. */
export function createInstances(services: Services, folder: string): Instances {
  const opened = new Map<string, Instance>();
  const thread = createDirectoryThread();
  const copies = openDirectoryCopies(folder, services.secrets, services.connections.list());
  const closing = new Set<Promise<void>>();

  async function open(id: string, secret: string | null = null): Promise<Result<Instance>> {
    const existing = opened.get(id);
    if (existing && secret === null) return ok(existing);
    const connection = services.connections.get(id);
    if (!connection) return fail('instance-not-found', { instance: id });
    const saved = secret === null ? await services.secrets.get(id, connection.signIn.method) : ok(secret);
    if (!saved.ok) return saved;
    const extraSecrets = await readExtraSecrets(services.secrets, connection);
    if (!extraSecrets.ok) return extraSecrets;
    const networkSecrets = await readNetworkSecrets(services.secrets, connection);
    if (!networkSecrets.ok) return networkSecrets;
    const kept = { secret: saved.value, extraSecrets: extraSecrets.value, networkSecrets: networkSecrets.value };
    const copy = secret === null ? await copies.placeOf(connection) : null;
    // Somebody else may have opened it meanwhile; there is one directory for all.
    const present = secret === null ? opened.get(id) : undefined;
    if (present) return ok(present);
    // What a secret of the caller's own meets says nothing of the saved connection.
    const note = (failure: Failure | null) => void (secret === null && noteContact(services, id, failure));
    const instance = createInstance(services, connection, kept, { thread, copy, note });
    if (secret === null) opened.set(id, instance);
    return ok(instance);
  }

  function close(id: string) {
    const instance = opened.get(id);
    opened.delete(id);
    const ended = Promise.all([instance?.directory.close(), instance?.told.end()]);
    const closed: Promise<void> = ended.then(() => {
      const saved = services.connections.get(id);
      if (!saved || !mayKeep(saved)) copies.remove(id);
      closing.delete(closed);
    });
    closing.add(closed);
  }

  function closeAll() {
    for (const id of [...opened.keys()]) close(id);
  }

  return {
    open,
    close,
    closeAll,
    async end() {
      closeAll();
      await Promise.all(closing);
    },
    described: (id) => opened.get(id)?.description.peek() ?? null,
    forgetDescriptions() {
      for (const { description } of opened.values()) description.drop();
    },
  };
}

interface KeptSecrets extends Pick<SessionContext, 'secret' | 'extraSecrets'> {
  readonly networkSecrets: NetworkSecrets;
}

interface Way {
  readonly thread: DirectoryThread;
  readonly copy: CopyPlace | null;
  /** Told of every end of the server's list of users, and of every change between answering and not. */
  readonly note: (failure: Failure | null) => void;
}

function createInstance(
  services: Services,
  connection: Connection,
  { secret, extraSecrets, networkSecrets }: KeptSecrets,
  { thread, copy, note }: Way,
): Instance {
  const { baseUrl, allowHttp, network, server, signIn, name, id } = connection;
  const client = createHttpClient({ baseUrl, allowHttp, network, networkSecrets });
  const session = adapterOf(server.kind).open({
    http: notingReach(client, () => services.connections.get(id)?.lastContact?.failure ?? null, note),
    server,
    instanceName: name,
    signIn,
    secret,
    extraSecrets,
    now: services.now,
    say: services.say,
  });
  const description = createKept(() => session.describe(), MINUTE, services.now);
  return {
    connection,
    session,
    description,
    told: createToldDescription({
      description,
      place: copy && descriptionPlace(copy),
      language: services.spoken,
      now: services.now,
      changed: () => services.events.publish('instances', id),
    }),
    say: services.say,
    groups: createKept(() => listGroups(session, description), MINUTE, services.now),
    directory: thread.open(
      {
        listUsers: (signal, after) => noting(session.listUsers(signal, after), note, signal),
        changed: () => services.events.publish('directory', id),
      },
      copy,
    ),
  };
}

/** The groups; none where the server has no such thing. */
async function listGroups(session: Session, description: Kept<Description>): Promise<Result<Group[]>> {
  const described = await description.get();
  if (!described.ok) return described;
  return described.value.capabilities['groups.list'].available ? session.listGroups() : ok([]);
}
