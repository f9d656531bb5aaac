import os from 'node:os';
import type { AppInfo } from '../../contract/contract.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Description } from '../../domain/description.ts';
import type { ProxySetting } from '../../domain/network.ts';
import { assertNever } from '../../domain/result.ts';
import { readLogTail } from '../log/log.ts';
import { redact } from '../log/redact.ts';

const LOG_LINES = 200;

/** What a report is written from. */
export interface DiagnosticsParts {
  readonly info: AppInfo;
  readonly connections: readonly Connection[];
  /** What an instance can do as far as it is known already: the report asks no server. */
  readonly described: (instanceId: string) => Description | null;
  readonly folder: string;
  readonly now: () => number;
  /** The person's own folder, whose name is left out. */
  readonly home?: string;
}

/**
 * A report for whoever helps: versions, notices, instances without handles and secrets, the end of the log. Plain
 * English text, for the person to read before it is given away; nothing sends it.
 */
export function writeDiagnostics(parts: DiagnosticsParts): string {
  const { info, connections, described, folder, now, home = os.homedir() } = parts;
  const { version, face, secrets, notices } = info;
  const log = readLogTail(folder, LOG_LINES);
  const report = [
    `Roster ${version}, as ${face}`,
    `${process.platform} ${process.arch} ${os.release()}, Node ${process.versions.node}, ${new Date(now()).toISOString()}`,
    `Secret store is ${secrets.backend}${secrets.sealed ? ', sealed' : ''}${secrets.reason ? ` (${secrets.reason})` : ''}`,
    notices.length === 0 ? 'No notices' : 'Notices',
    ...notices.map(({ code, message }) => `- ${code}: ${message}`),
    connections.length === 0 ? 'No instances' : 'Instances',
    ...connections.flatMap((connection) => linesOf(connection, described(connection.id))),
    log.length === 0 ? 'The log is empty' : `The last ${log.length} entries of the log`,
    ...log,
  ].join('\n');
  const places = [folder, home].filter((place) => place.length > 1);
  return `${redact(places.reduce((text, place) => text.replaceAll(place, '~'), report))}\n`;
}

function linesOf(connection: Connection, description: Description | null): string[] {
  const { name, environment, baseUrl, server, signIn, lastContact, network } = connection;
  const contact = lastContact ? `${lastContact.at} ${lastContact.failure?.code ?? 'without failure'}` : 'never';
  const way = [
    `trust: ${network.trust.mode}`,
    `proxy: ${wordFor(network.proxy)}`,
    ...(network.clientCertificate ? ['client certificate'] : []),
  ];
  return [
    `- ${name}, ${environment}, ${baseUrl}`,
    `  ${server.kind} ${server.profile} ${server.version ?? 'of an unknown version'}, sign-in by ${signIn.method}`,
    `  last contact: ${contact}; ${way.join(', ')}`,
    ...(description ? capabilitiesOf(description) : ['  not opened since Roster started']),
  ];
}

function wordFor(proxy: ProxySetting): string {
  switch (proxy.mode) {
    case 'system':
    case 'none':
      return proxy.mode;
    case 'own':
      return URL.parse(proxy.url)?.origin ?? 'own';
    default:
      return assertNever(proxy);
  }
}

function capabilitiesOf({ capabilities }: Description): string[] {
  const all = Object.entries(capabilities);
  const can = all.filter(([, capability]) => capability.available).map(([id]) => id);
  const missing = all.flatMap(([id, capability]) =>
    capability.available ? [] : [`  cannot ${id}: ${capability.reason}`],
  );
  return [`  can: ${can.join(', ')}`, ...missing];
}
