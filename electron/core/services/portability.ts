import { randomUUID } from 'node:crypto';
import { isAtPlainHttp } from '../../domain/address.ts';
import { type Connection, freeName } from '../../domain/connection.ts';
import {
  type ExportedConnection,
  type ImportNote,
  type ImportPreview,
  importedNetwork,
  moreCareful,
} from '../../domain/connection-export.ts';
import { fail } from '../../domain/failure.ts';
import { NETWORK_SECRET_PURPOSES } from '../../domain/network.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { CallContext } from '../core.ts';
import type { Confirmations } from './confirmations.ts';
import { nextPosition } from './connections.ts';
import { readExchange, writeOpen, writeSealed } from './exchange-file.ts';
import { extraPurposes, namedExtraSecrets, readExtraSecrets } from './extra-secrets.ts';
import type { Services } from './instances.ts';
import { namedNetworkSecrets, readNetworkSecrets } from './network-secrets.ts';

/** Carries connections from one computer to another. Demo connections stay: they end with Roster. */
export interface Portability {
  /** Without secrets. */
  exportOpen(): string;
  /** With secrets; somebody has to confirm it. Fails with `not-confirmed`, `secrets-locked` or `secret-store-failed`. */
  exportSealed(passphrase: string, context: CallContext, signal?: AbortSignal): Promise<Result<string>>;
  /** What an import would do; saves nothing. Fails as `readExchange` does. */
  preview(text: string, passphrase: string | null): Promise<Result<ImportPreview[]>>;
  /** Saves the chosen ones, by their places in the preview, without asking their servers. */
  take(text: string, passphrase: string | null, chosen: readonly number[]): Promise<Result<Connection[]>>;
}

/** An exported connection together with what becomes of it here. */
interface Arrival {
  readonly exported: ExportedConnection;
  readonly preview: ImportPreview;
}

/** Creates the service. */
export function createPortability(
  services: Services,
  confirmations: Pick<Confirmations, 'exportSecrets'>,
): Portability {
  const { connections, secrets, events } = services;
  const exportable = () => connections.list().filter(({ demo }) => demo === null);

  async function exportSealed(passphrase: string, context: CallContext, signal?: AbortSignal): Promise<Result<string>> {
    const leaving = exportable();
    if (secrets.state().sealed) return fail('secrets-locked');
    const confirmed = await confirmations.exportSecrets(leaving, context, signal);
    if (!confirmed.ok) return confirmed;
    const exported: ExportedConnection[] = [];
    for (const connection of leaving) {
      const named = await secretsOf(services, connection);
      if (!named.ok) return named;
      exported.push(exportedOf(connection, named.value));
    }
    return ok(await writeSealed(exported, passphrase));
  }

  async function read(text: string, passphrase: string | null): Promise<Result<Arrival[]>> {
    const exported = await readExchange(text, passphrase);
    if (!exported.ok) return exported;
    const saved = connections.list();
    return ok(exported.value.map((one) => ({ exported: one, preview: previewOf(one, saved) })));
  }

  async function keep(arrival: Arrival, id: string): Promise<Result<void>> {
    for (const { purpose, secret } of usefulSecrets(arrival.exported)) {
      const kept = await secrets.set(id, purpose, secret);
      if (!kept.ok) return kept;
    }
    return ok(undefined);
  }

  async function take(
    text: string,
    passphrase: string | null,
    chosen: readonly number[],
  ): Promise<Result<Connection[]>> {
    const arrivals = await read(text, passphrase);
    if (!arrivals.ok) return arrivals;
    const wanted = arrivals.value.filter((_one, index) => chosen.includes(index));
    const arrived: Connection[] = [];
    for (const arrival of wanted) {
      const connection = connectionOf(arrival, [...connections.list(), ...arrived]);
      const kept = await keep(arrival, connection.id);
      arrived.push(connection);
      if (!kept.ok) return undo(arrived, kept);
    }
    const saved = connections.saveAll(arrived);
    if (!saved.ok) return undo(arrived, saved);
    events.publish('instances');
    return ok(arrived);
  }

  /** Leaves no secret of a connection that was not saved. */
  async function undo(arrived: readonly Connection[], failure: Result<never>): Promise<Result<never>> {
    for (const { id } of arrived) if (!connections.get(id)) await secrets.remove(id);
    return failure;
  }

  return {
    exportOpen: () => writeOpen(exportable().map((connection) => exportedOf(connection, []))),
    exportSealed,
    async preview(text, passphrase) {
      const arrivals = await read(text, passphrase);
      return arrivals.ok ? ok(arrivals.value.map(({ preview }) => preview)) : arrivals;
    },
    take,
  };
}

type NamedSecrets = ExportedConnection['secrets'];

async function secretsOf({ secrets }: Services, connection: Connection): Promise<Result<NamedSecrets>> {
  const { method: purpose } = connection.signIn;
  const secret = await secrets.get(connection.id, purpose);
  if (!secret.ok) return secret;
  const network = await readNetworkSecrets(secrets, connection);
  if (!network.ok) return network;
  const extra = await readExtraSecrets(secrets, connection);
  if (!extra.ok) return extra;
  return ok([
    ...(secret.value === null ? [] : [{ purpose, secret: secret.value }]),
    ...namedExtraSecrets(connection, extra.value),
    ...namedNetworkSecrets(network.value),
  ]);
}

function exportedOf(connection: Connection, secrets: NamedSecrets): ExportedConnection {
  const { name, baseUrl, environment, allowHttp, server, signIn, folder, favourite } = connection;
  const { trust, ...network } = connection.network;
  const mode = trust.mode;
  return { name, baseUrl, environment, allowHttp, server, signIn, folder, favourite, network, trust: mode, secrets };
}

/** Only what the connection itself uses: a file can't put other secrets into the store. */
function usefulSecrets(exported: ExportedConnection): NamedSecrets {
  const { secrets, signIn } = exported;
  const network = Object.values(NETWORK_SECRET_PURPOSES);
  const purposes: readonly string[] = [signIn.method, ...extraPurposes(exported), ...network];
  return secrets.filter(({ purpose }) => purposes.includes(purpose));
}

const has = ({ secrets }: ExportedConnection, wanted: string) => secrets.some(({ purpose }) => purpose === wanted);

function previewOf(exported: ExportedConnection, saved: readonly Connection[]): ImportPreview {
  const { name, baseUrl, server, folder } = exported;
  const there = saved.filter((one) => one.baseUrl === baseUrl);
  const environment = there.reduce((careful, one) => moreCareful(careful, one.environment), exported.environment);
  const nameTaken = saved.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const what = there.length > 0 ? 'same-address' : nameTaken ? 'name-taken' : 'new';
  return { name, baseUrl, server, environment, folder, what, notes: notesOn(exported, environment) };
}

function notesOn(exported: ExportedConnection, environment: Connection['environment']): ImportNote[] {
  const { trust, baseUrl, network, signIn } = exported;
  const notes: (ImportNote | null)[] = [
    trust === 'system' ? null : { about: 'trust', mode: trust },
    isAtPlainHttp(baseUrl) ? { about: 'http' } : null,
    environment === exported.environment ? null : { about: 'environment', from: exported.environment, to: environment },
    network.clientCertificate && !has(exported, NETWORK_SECRET_PURPOSES.clientKey) ? { about: 'client-key' } : null,
    has(exported, signIn.method) ? null : { about: 'no-secrets' },
  ];
  return notes.filter((note) => note !== null);
}

function connectionOf({ exported, preview }: Arrival, present: readonly Connection[]): Connection {
  const { baseUrl, server, signIn, folder, favourite } = exported;
  return {
    id: randomUUID(),
    name: freeName(
      exported.name,
      present.map(({ name }) => name),
    ),
    environment: preview.environment,
    baseUrl,
    allowHttp: false,
    server,
    signIn,
    lastContact: null,
    demo: null,
    folder,
    favourite,
    position: nextPosition(present),
    network: importedNetwork(exported, has(exported, NETWORK_SECRET_PURPOSES.clientKey)),
  };
}
