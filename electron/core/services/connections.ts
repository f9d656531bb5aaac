import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { baseUrlOf, parseAddress } from '../../domain/address.ts';
import { type Connection, type Draft, freeName, type Place } from '../../domain/connection.ts';
import type { Self } from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import { NO_NETWORK_SECRETS } from '../../domain/network.ts';
import { ok, type Result } from '../../domain/result.ts';
import { namedExtraSecrets, readExtraSecrets } from './extra-secrets.ts';
import type { Instances, Services } from './instances.ts';
import {
  completeNetworkSecrets,
  forgetNetworkSecrets,
  namedNetworkSecrets,
  readNetworkSecrets,
} from './network-secrets.ts';
import { type Probed, probeSilently, whyNotSaved } from './probe.ts';

/** Saves, changes and removes connections. Nothing unreachable or unproven is saved. */
export interface Connections {
  /** `id` is the one to save under, a new one unless told; `demo` names the profile of the emulator behind the address. */
  add(draft: Draft, more?: { id?: string; demo?: string | undefined }): Promise<Result<Connection>>;
  /**
   * Null secrets keep the saved ones, which never go to another origin. The server is asked only if the address, the
   * way to it or the sign-in changed.
   */
  update(id: string, draft: Draft): Promise<Result<Connection>>;
  duplicate(id: string): Promise<Result<Connection>>;
  remove(id: string): Promise<Result<void>>;
  /** Puts instances into folders and in order; all of them or none. */
  organise(places: readonly Place[]): Result<void>;
  /** The saved connection as it would be entered, with its secrets, for a test. */
  draftOf(id: string): Promise<Result<Draft>>;
  /** A draft of a saved connection that is about to be tested, with the secrets of the way that it keeps. */
  onSavedWay(id: string, draft: Draft): Promise<Result<Draft>>;
  /** Keeps a password that the server has just accepted as the new one. */
  keepSecret(id: string, secret: string, self: Self): Promise<Result<Connection>>;
}

/** Leaves the saved secrets as they are. */
const KEPT = { secret: null, extraSecrets: {}, networkSecrets: NO_NETWORK_SECRETS };

/** What a new address begins with. */
const NO_SECRETS: Pick<Draft, 'secret' | 'extraSecrets'> = { secret: null, extraSecrets: {} };

/** The place behind all others. */
export function nextPosition(connections: readonly Pick<Connection, 'position'>[]): number {
  return Math.max(-1, ...connections.map(({ position }) => position)) + 1;
}

/** Creates the service. */
export function createConnections(services: Services, instances: Instances): Connections {
  const { connections, secrets, events, now } = services;

  const names = () => connections.list().map(({ name }) => name);
  const nameTaken = (name: string, except: string | null) =>
    connections.list().some((one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase());

  type Given = Pick<Draft, 'secret' | 'extraSecrets' | 'networkSecrets'>;
  async function store(connection: Connection, given: Given): Promise<Result<Connection>> {
    const { secret, extraSecrets, networkSecrets } = given;
    const main = secret === null ? [] : [{ purpose: connection.signIn.method, secret }];
    for (const one of [
      ...main,
      ...namedExtraSecrets(connection, extraSecrets),
      ...namedNetworkSecrets(networkSecrets),
    ]) {
      const kept = await secrets.set(connection.id, one.purpose, one.secret);
      if (!kept.ok) return kept;
    }
    const saved = connections.save(connection);
    if (!saved.ok) return saved;
    instances.close(connection.id);
    events.publish('instances', connection.id);
    return ok(connection);
  }

  /** A demand for a new password is no reason not to save: it is answered through the saved connection. */
  function fromProbe(probed: Probed, draft: Draft, id: string): Result<Connection> {
    const reason = whyNotSaved(probed, draft.name || draft.address);
    const waits = reason?.code === 'password-reset-required';
    if (reason && !waits) return { ok: false, failure: reason };
    if (!probed.found || !draft.signIn) return fail('credentials-missing', { instance: draft.name || draft.address });
    const { baseUrl, server } = probed.found.detection;
    const saved = connections.get(id);
    return ok({
      id,
      name: draft.name || new URL(baseUrl).host,
      environment: draft.environment,
      baseUrl,
      allowHttp: draft.allowHttp,
      server,
      signIn: draft.signIn,
      lastContact: { at: new Date(now()).toISOString(), failure: reason },
      demo: saved?.demo ?? null,
      folder: draft.folder,
      favourite: saved?.favourite ?? false,
      position: saved?.position ?? nextPosition(connections.list()),
      network: draft.network,
      keepCopy: draft.keepCopy,
    });
  }

  const add: Connections['add'] = async (draft, { id = randomUUID(), demo } = {}) => {
    if (draft.name && nameTaken(draft.name, null)) return fail('name-taken', { name: draft.name });
    const connection = fromProbe(await probeSilently(draft, services), draft, id);
    if (!connection.ok) return connection;
    const name = draft.name || freeName(connection.value.name, names());
    return store({ ...connection.value, name, demo: demo ?? null }, draft);
  };

  function sameServer(connection: Connection, draft: Draft): boolean {
    const address = parseAddress(draft.address, draft.allowHttp);
    return (
      address.ok &&
      baseUrlOf(address.value) === connection.baseUrl &&
      draft.allowHttp === connection.allowHttp &&
      draft.secret === null &&
      Object.keys(draft.extraSecrets).length === 0 &&
      isDeepStrictEqual(draft.network, connection.network) &&
      isDeepStrictEqual(draft.networkSecrets, NO_NETWORK_SECRETS) &&
      draft.signIn?.method === connection.signIn.method &&
      draft.signIn.handle === connection.signIn.handle
    );
  }

  async function update(id: string, draft: Draft): Promise<Result<Connection>> {
    const connection = connections.get(id);
    if (!connection) return fail('instance-not-found', { instance: id });
    const name = draft.name || connection.name;
    if (nameTaken(name, id)) return fail('name-taken', { name });
    const { environment, folder, keepCopy } = draft;
    if (sameServer(connection, draft)) return store({ ...connection, name, environment, folder, keepCopy }, KEPT);
    const networkSecrets = await completeNetworkSecrets(secrets, connection, draft);
    if (!networkSecrets.ok) return networkSecrets;
    const signIn = draft.signIn ?? connection.signIn;
    const kept = sameOrigin(connection, draft) ? await savedSecrets({ ...connection, signIn }) : NO_SECRETS;
    const complete = {
      ...draft,
      name,
      secret: draft.secret ?? kept.secret,
      extraSecrets: { ...kept.extraSecrets, ...draft.extraSecrets },
      networkSecrets: networkSecrets.value,
    };
    const probed = fromProbe(await probeSilently(complete, services), complete, id);
    if (!probed.ok) return probed;
    // First, so that at no moment a new server or proxy could be sent what was saved for the old one.
    const cleared = sameOrigin(connection, draft)
      ? await forgetNetworkSecrets(secrets, id, complete.networkSecrets)
      : await secrets.remove(id);
    return cleared.ok ? store(probed.value, complete) : cleared;
  }

  async function onSavedWay(id: string, draft: Draft): Promise<Result<Draft>> {
    const connection = connections.get(id);
    if (!connection) return fail('instance-not-found', { instance: id });
    const networkSecrets = await completeNetworkSecrets(secrets, connection, draft);
    return networkSecrets.ok ? ok({ ...draft, networkSecrets: networkSecrets.value }) : networkSecrets;
  }

  /** What can't be read counts as not kept. */
  async function savedSecrets(connection: Connection): Promise<Pick<Draft, 'secret' | 'extraSecrets'>> {
    const secret = await secrets.get(connection.id, connection.signIn.method);
    const extraSecrets = await readExtraSecrets(secrets, connection);
    return { secret: secret.ok ? secret.value : null, extraSecrets: extraSecrets.ok ? extraSecrets.value : {} };
  }

  async function duplicate(id: string): Promise<Result<Connection>> {
    const connection = connections.get(id);
    if (!connection) return fail('instance-not-found', { instance: id });
    const networkSecrets = await readNetworkSecrets(secrets, connection);
    if (!networkSecrets.ok) return networkSecrets;
    const position = nextPosition(connections.list());
    const copy = { ...connection, id: randomUUID(), name: freeName(connection.name, names()), position };
    return store(copy, { ...(await savedSecrets(connection)), networkSecrets: networkSecrets.value });
  }

  async function remove(id: string): Promise<Result<void>> {
    if (!connections.get(id)) return fail('instance-not-found', { instance: id });
    instances.close(id);
    const removed = connections.remove(id);
    if (!removed.ok) return removed;
    events.publish('instances', id);
    return secrets.remove(id);
  }

  async function draftOf(id: string): Promise<Result<Draft>> {
    const connection = connections.get(id);
    if (!connection) return fail('instance-not-found', { instance: id });
    const secret = await secrets.get(id, connection.signIn.method);
    if (!secret.ok) return secret;
    const extraSecrets = await readExtraSecrets(secrets, connection);
    if (!extraSecrets.ok) return extraSecrets;
    const networkSecrets = await readNetworkSecrets(secrets, connection);
    if (!networkSecrets.ok) return networkSecrets;
    const { name, environment, allowHttp, signIn, baseUrl, folder, network, keepCopy = true } = connection;
    const entered = { name, environment, allowHttp, signIn, address: baseUrl, folder, network, keepCopy };
    const kept = { secret: secret.value, extraSecrets: extraSecrets.value, networkSecrets: networkSecrets.value };
    return ok({ ...entered, ...kept });
  }

  function organise(places: readonly Place[]): Result<void> {
    const placed: Connection[] = [];
    for (const { instanceId, ...place } of places) {
      const connection = connections.get(instanceId);
      if (!connection) return fail('instance-not-found', { instance: instanceId });
      placed.push({ ...connection, ...place });
    }
    const saved = connections.saveAll(placed);
    if (saved.ok) events.publish('instances');
    return saved;
  }

  return {
    add,
    update,
    duplicate,
    remove,
    organise,
    draftOf,
    onSavedWay,
    async keepSecret(id, secret, self) {
      const connection = connections.get(id);
      if (!connection) return fail('instance-not-found', { instance: id });
      const signIn = { ...connection.signIn, handle: self.handle };
      return store(
        { ...connection, signIn, lastContact: { at: new Date(now()).toISOString(), failure: null } },
        { ...KEPT, secret },
      );
    },
  };
}

function sameOrigin({ baseUrl }: Connection, { address, allowHttp }: Draft): boolean {
  const read = parseAddress(address, allowHttp);
  return read.ok && read.value.origin === new URL(baseUrl).origin;
}
