import type { PublicCall } from './call.ts';
import type { JsonObject } from './model.ts';
import { json } from './rendering.ts';
import type { Reply } from './replies.ts';

/** A method as the discovery document lists it. */
export interface Method {
  /** Resource and method, for example `users.activate`. */
  readonly id: string;
  readonly httpMethod: string;
  /** Below `/arvados/v1/`. */
  readonly path: string;
}

const SCHEMAS: Readonly<Record<string, string>> = {
  User: 'tpzed',
  Group: 'j7d0g',
  Link: 'o0j2j',
  ApiClientAuthorization: 'gj3su',
  VirtualMachine: '2x53u',
  AuthorizedKey: 'fngyi',
};

/** `GET /discovery/v1/apis/arvados/v1/rest`: which release this is and what exists on it. */
export function getDiscovery({ state }: PublicCall, methods: readonly Method[]): Reply {
  const { configuration, profile } = state;
  const root = `https://${configuration.clusterId}.example.com/`;
  const value: JsonObject = {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: 'arvados:v1',
    name: 'arvados',
    version: 'v1',
    revision: profile.revision,
    // The shared package has no releases of its own.
    packageVersion: profile.packageVersion,
    sourceVersion: profile.sourceVersion,
    source_version: profile.sourceVersion,
    generatedAt: new Date(state.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
    title: 'Arvados API',
    description: 'The API to interact with Arvados.',
    uuidPrefix: configuration.clusterId,
    defaultTrashLifetime: 1_209_600,
    blobSignatureTtl: 1_209_600,
    maxRequestSize: configuration.maxRequestSize,
    maxItemsPerResponse: configuration.maxItemsPerResponse,
    protocol: 'rest',
    baseUrl: `${root}arvados/v1/`,
    basePath: '/arvados/v1/',
    servicePath: 'arvados/v1/',
    rootUrl: root,
    batchPath: 'batch',
    workbench2Url: `https://workbench.${configuration.clusterId}.example.com/`,
    websocketUrl: `wss://ws.${configuration.clusterId}.example.com/websocket`,
    keepWebServiceUrl: `https://collections.${configuration.clusterId}.example.com/`,
    remoteHosts: Object.fromEntries(configuration.peers.map((id) => [id, `${id}.example.com`])),
    remoteHostsViaDNS: false,
    auth: {
      oauth2: { scopes: { 'https://api.arvados.org/auth/arvados': { description: 'View and manage objects' } } },
    },
    schemas: schemas(),
    resources: resources(methods, configuration.disabledApis, profile.clients, profile.credentials),
  };
  return { kind: 'raw', answer: json(200, value, 'backend') };
}

function schemas(): JsonObject {
  // The example prefix in the schemas is the type's, not the cluster's.
  const entries = Object.entries(SCHEMAS).map(([id, uuidPrefix]) => [id, { id, type: 'object', uuidPrefix }]);
  return Object.fromEntries(entries);
}

/** Methods that are switched off vanish from the document. */
function resources(
  methods: readonly Method[],
  disabled: readonly string[],
  repositories: boolean,
  credentials: boolean,
): JsonObject {
  const found: Record<string, { methods: Record<string, JsonObject> }> = {
    ...(repositories && { repositories: { methods: {} } }),
    ...(credentials && { credentials: { methods: {} } }),
  };
  for (const { id, httpMethod, path } of methods) {
    const [resource = '', name = ''] = id.split('.');
    if (disabled.includes(id)) continue;
    found[resource] ??= { methods: {} };
    found[resource].methods[name] = { id: `arvados.${id}`, path, httpMethod };
  }
  return found;
}
