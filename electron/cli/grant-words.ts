import { assertNever } from '../domain/result.ts';
import type { Grant } from '../domain/why/grant.ts';

/** Through what somebody holds something, in a few words. */
export function grantWords(grant: Grant): string {
  switch (grant.through) {
    case 'group': {
      const via = grant.via?.length ? `, then ${grant.via.join(', ')}` : '';
      return `through the group ${grant.name}${via}`;
    }
    case 'administrator':
      return `as administrator (${grant.name})`;
    case 'object-right':
      return `by a right on ${grant.name}`;
    case 'owner':
      return `as the owner of ${grant.name}`;
    case 'direct':
      return 'as the server itself tells';
    case 'default':
      return 'as everybody has it';
    default:
      return assertNever(grant);
  }
}

/** All paths in one text; without any, only the server's own table says so. */
export function pathWords(grants: readonly Grant[]): string {
  return grants.length === 0 ? 'by the server’s own table only' : grants.map(grantWords).join('; ');
}
