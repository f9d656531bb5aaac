import type { Call } from './call.ts';
import type { Part } from './parts.ts';
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

/** Endpoints that go with a part of the API; those of samples and the like stay (which ones do in the end is unknown). */
const PART_OF: Readonly<Record<string, Part>> = {
  account: 'account',
  admin: 'users',
  groups: 'groups',
  settings: 'settings',
  spaces: 'spaces',
  users: 'user-list',
};

/** `GET /`: what the server is, and whether its first user is still to be created. */
export function getRoot(call: Call): Reply {
  const documented = (name: string): string => `${DOCS}/${name === 'references' ? 'refs' : name}`;
  const { parts } = call.profile;
  const offered = ENDPOINTS.filter((name) => {
    const part = PART_OF[name];
    return part === undefined || parts.includes(part);
  });
  const endpoints = offered.map((name) => [name, { url: `/${name}`, doc: documented(name) }]);
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
