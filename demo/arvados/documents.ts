import type { PublicCall } from './call.ts';
import type { JsonObject } from './model.ts';
import { json, text } from './rendering.ts';
import type { Reply } from './replies.ts';

/** `GET /arvados/v1/config`: what everybody may know of the configuration, the anonymous token included. */
export function getConfiguration({ state }: PublicCall): Reply {
  const { configuration, profile } = state;
  const { clusterId, loginBackend } = configuration;
  const enabled = (backend: string): JsonObject => ({ Enable: loginBackend === backend });
  const peer = (id: string, host: string): [string, JsonObject] => [
    id,
    { ActivateUsers: false, Host: host, Insecure: false, Proxy: host !== '', Scheme: 'https' },
  ];
  const value: JsonObject = {
    API: {
      MaxItemsPerResponse: configuration.maxItemsPerResponse,
      MaxRequestSize: configuration.maxRequestSize,
      RequestTimeout: '5m',
    },
    ClusterID: clusterId,
    Login: {
      Google: { Enable: false },
      LDAP: enabled('LDAP'),
      LoginCluster: configuration.loginCluster,
      OpenIDConnect: enabled('oidc'),
      PAM: enabled('PAM'),
      RemoteTokenRefresh: '5m',
      Test: enabled('Test'),
    },
    RemoteClusters: Object.fromEntries([
      peer('*', ''),
      ...configuration.peers.map((id) => peer(id, `${id}.example.com`)),
    ]),
    Services: {
      Controller: { ExternalURL: `https://${clusterId}.example.com/` },
      Workbench2: { ExternalURL: `https://workbench.${clusterId}.example.com/` },
    },
    TLS: { Insecure: false },
    Users: {
      AnonymousUserToken: configuration.anonymousUserToken,
      ...(profile.roleCreationSwitch && { CanCreateRoleGroups: configuration.canCreateRoleGroups }),
      SupportEmailAddress: 'help@example.com',
    },
    Workbench: {
      SiteName: 'Emulated Arvados',
      UserProfileFormFields: {
        organization: {
          FormFieldDescription: '',
          FormFieldTitle: 'Organization',
          Position: 1,
          Required: false,
          Type: 'text',
        },
        role: { FormFieldDescription: '', FormFieldTitle: 'Role', Position: 2, Required: false, Type: 'text' },
      },
    },
  };
  return { kind: 'raw', answer: json(200, value, 'edge') };
}

/** `GET /_health/ping`: wants the management token and nothing else. */
export function ping({ state, request }: PublicCall): Reply {
  const { managementToken } = state.configuration;
  const header = request.header('authorization');
  if (managementToken === '') return { kind: 'raw', answer: text(404, 'disabled\n') };
  if (header === undefined) return { kind: 'raw', answer: text(401, 'authorization required\n') };
  if (header !== `Bearer ${managementToken}`) return { kind: 'raw', answer: text(403, 'authorization error\n') };
  return { kind: 'raw', answer: json(200, { health: 'OK' }, 'edge') };
}
