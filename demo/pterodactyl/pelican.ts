import { ok, type Reply } from './rendering.ts';
import { listOf } from './views.ts';

/** `GET /api/application/roles` of Pelican, a Panel without roles. */
export const listNoRoles = (): Reply =>
  ok(listOf([], { total: 0, count: 0, per_page: 10, current_page: 1, total_pages: 1, links: {} }));
