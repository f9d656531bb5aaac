import type { ClientCall } from './call.ts';
import { ok, type Reply } from './replies.ts';

const ENDPOINTS = ['account', 'jobs', 'samples', 'analyses', 'viruses'];

/** `GET /api`: says neither a version nor that there are users and groups. */
export function getRoot(): Reply {
  const described = ENDPOINTS.map((name) => [
    name,
    { url: `/api/${name}`, doc: `https://docs.virtool.ca/web-api/${name}.html` },
  ]);
  return ok({ endpoints: Object.fromEntries(described) });
}

/** `GET /api/updates/software`: the real server asks GitHub for newer releases first; here there are none. */
export function getSoftware({ profile }: ClientCall): Reply {
  return ok({ current_version: profile.version, releases: [] });
}
