import type { Call } from './call.ts';
import { ok, type Reply } from './replies.ts';

const DOCS = 'https://www.virtool.ca/docs/api';

const ENDPOINTS = [
  'account',
  'admin',
  'analyses',
  'errors',
  'groups',
  'history',
  'hmms',
  'indexes',
  'instance_message',
  'jobs',
  'labels',
  'ml',
  'otus',
  'references',
  'samples',
  'settings',
  'spaces',
  'subtraction',
  'tasks',
  'uploads',
  'users',
];

/** `GET /`: what the server is, and whether its first user is still to be created. */
export function getRoot(call: Call): Reply {
  const documented = (name: string): string => `${DOCS}/${name === 'references' ? 'refs' : name}`;
  const endpoints = ENDPOINTS.map((name) => [name, { url: `/${name}`, doc: documented(name) }]);
  return ok({
    dev: false,
    first_user: call.state.users.size === 0,
    endpoints: {
      authentication: { url: '/overview/authentication', doc: `${DOCS}/overview/authentication` },
      ...Object.fromEntries(endpoints),
    },
    version: call.profile.version,
  });
}
