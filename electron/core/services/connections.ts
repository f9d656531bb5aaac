import { randomUUID } from 'node:crypto';
import { baseUrlOf, parseAddress } from '../../domain/address.ts';
import type { Connection, Draft } from '../../domain/connection.ts';
import type { Self } from '../../domain/description.ts';
import { type Failure, fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Instances, Services } from './instances.ts';
import { type Probed, probeSilently, whyNotSaved } from './probe.ts';

/** Saves, changes and removes connections. Nothing unreachable or unproven is saved. */
export interface Connections {
  /** `demo` names the profile of the emulator behind the address. */
  add(draft: Draft, demo?: string): Promise<Result<Connection>>;
  /** A null secret keeps the saved one. The server is asked only if the address or the sign-in changed. */
  update(id: string, draft: Draft): Promise<Result<Connection>>;
  duplicate(id: string): Promise<Result<Connection>>;
  remove(id: string): Promise<Result<void>>;
  /** The saved connection as it would be entered, with its secret, for a test. */
  draftOf(id: string): Promise<Result<Draft>>;
  /** Notes whether the last contact worked. */
  noteContact(id: string, failure: Failure | null): Result<Connection>;
  /** Keeps a password that the server has just accepted as the new one. */
  keepSecret(id: string, secret: string, self: Self): Promise<Result<Connection>>;
}

/** Creates the service. */
export function createConnections(services: Services, instances: Instances): Connections {
  const { connections, secrets, events, now } = services;

  const nameTaken = (name: string, except: string | null) =>
    connections.list().some((one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase());

  async function store(connection: Connection, secret: string | null): Promise<Result<Connection>> {
    if (secret !== null) {
      const kept = await secrets.set(connection.id, connection.signIn.method, secret);
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
    return ok({
      id,
      name: draft.name || new URL(baseUrl).host,
      environment: draft.environment,
      baseUrl,
      allowHttp: draft.allowHttp,
      server,
      signIn: draft.signIn,
      lastContact: { at: new Date(now()).toISOString(), failure: reason },
      demo: connections.get(id)?.demo ?? null,
    });
  }

  async function add(draft: Draft, demo: string | null = null): Promise<Result<Connection>> {
    if (draft.name && nameTaken(draft.name, null)) return fail('name-taken', { name: draft.name });
    const connection = fromProbe(await probeSilently(draft, now), draft, randomUUID());
    if (!connection.ok) return connection;
    const name = draft.name || freeName(connection.value.name);
    return store({ ...connection.value, name, demo }, draft.secret);
  }

  /** The name itself, or the name with the first free number behind it. */
  function freeName(name: string): string {
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : `${name} ${number}`;
      if (!nameTaken(candidate, null)) return candidate;
    }
  }

  function sameServer(connection: Connection, draft: Draft): boolean {
    const address = parseAddress(draft.address, draft.allowHttp);
    return (
      address.ok &&
      baseUrlOf(address.value) === connection.baseUrl &&
      draft.allowHttp === connection.allowHttp &&
      draft.secret === null &&
      draft.signIn?.method === connection.signIn.method &&
      draft.signIn.handle === connection.signIn.handle
    );
  }

  async function update(id: string, draft: Draft): Promise<Result<Connection>> {
    const connection = connections.get(id);
    if (!connection) return fail('instance-not-found', { instance: id });
    const name = draft.name || connection.name;
    if (nameTaken(name, id)) return fail('name-taken', { name });
    if (sameServer(connection, draft)) return store({ ...connection, name, environment: draft.environment }, null);
    const secret = draft.secret ?? (await savedSecret(connection));
    const complete = { ...draft, name, secret };
    const probed = fromProbe(await probeSilently(complete, now), complete, id);
    return probed.ok ? store(probed.value, secret) : probed;
  }

  async function savedSecret(connection: Connection): Promise<string | null> {
    const secret = await secrets.get(connection.id, connection.signIn.method);
    return secret.ok ? secret.value : null;
  }

  async function duplicate(id: string): Promise<Result<Connection>> {
    const connection = connections.get(id);
    if (!connection) return fail('instance-not-found', { instance: id });
    const copy = { ...connection, id: randomUUID(), name: freeName(connection.name) };
    return store(copy, await savedSecret(connection));
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
    const { name, environment, allowHttp, signIn, baseUrl } = connection;
    return ok({ name, environment, allowHttp, signIn, address: baseUrl, secret: secret.value });
  }

  function noteContact(id: string, failure: Failure | null): Result<Connection> {
    const connection = connections.get(id);
    if (!connection) return fail('instance-not-found', { instance: id });
    const noted = { ...connection, lastContact: { at: new Date(now()).toISOString(), failure } };
    const saved = connections.save(noted);
    if (!saved.ok) return saved;
    events.publish('instances', id);
    return ok(noted);
  }

  return {
    add,
    update,
    duplicate,
    remove,
    draftOf,
    noteContact,
    async keepSecret(id, secret, self) {
      const connection = connections.get(id);
      if (!connection) return fail('instance-not-found', { instance: id });
      const signIn = { ...connection.signIn, handle: self.handle };
      return store(
        { ...connection, signIn, lastContact: { at: new Date(now()).toISOString(), failure: null } },
        secret,
      );
    },
  };
}
