import { ok, type Result } from '../../../domain/result.ts';
import type { UserPage } from '../adapter.ts';
import type { Caller } from './caller.ts';
import { groupRefs } from './groups.ts';
import type { Facts } from './profile.ts';
import { shortUserPageWire, toUser, toUserFromShort, userListWire, userPageWire } from './wire.ts';

/** What a page of a list is asked for. `term` is a part of the handle, empty for all. */
export interface ListQuery {
  readonly term: string;
  /** Without effect where lists hold everybody, up to 26.2.4. */
  readonly active: boolean;
  /** From 1 on. */
  readonly page: number;
  /** Never 0, which crashes; there is no upper bound (trap 19). */
  readonly size: number;
}

/** One page of a list as the server told it, in domain users. */
export interface ListPage extends UserPage {
  /** Pages of the whole list, … */
  readonly pages: number;
  /** … and users on them. */
  readonly found: number;
}

/** Reads one page of one of the two lists. */
export type FetchPage = (query: ListQuery) => Promise<Result<ListPage>>;

/** The envelope that both lists share, as a query; each calls the term by another name (trap 3). */
function envelope(facts: Facts, { active, page, size }: ListQuery, term: Record<string, string>) {
  return { ...term, ...(facts.activeFilter ? { active } : {}), page, per_page: size };
}

/** The term under its name; what `LIKE` would take for wild cards is escaped where it would. */
function termAs(name: 'find' | 'term', facts: Facts, term: string): Record<string, string> {
  if (term === '') return {};
  return { [name]: facts.searchHasWildcards ? term.replace(/[\\%_]/g, '\\$&') : term };
}

/** `GET /admin/users`: whole users under `items`, or administrators only. Needs the administrator level `users`. */
export function adminList(
  caller: Caller,
  facts: Facts,
  signal?: AbortSignal,
  administratorsOnly: boolean = false,
): FetchPage {
  const filter = administratorsOnly ? { administrator: true } : {};
  return async (asked) => {
    const query = { ...envelope(facts, asked, termAs('term', facts, asked.term)), ...filter };
    const request = { method: 'GET', path: '/admin/users', query, signal } as const;
    const answer = await caller.ask(request, userPageWire, { needs: 'users' });
    if (!answer.ok) return answer;
    const { items, ...counts } = answer.value;
    return ok({ users: items.map(toUser), ...countsOf(counts) });
  };
}

/** `GET /users`: under `documents` (trap 4), for everybody; abbreviated users up to 33.1.1 (trap 5). */
export function openList(caller: Caller, facts: Facts, signal?: AbortSignal): FetchPage {
  return facts.listsWholeUsers ? wholeList(caller, facts, signal) : shortList(caller, facts, signal);
}

function wholeList(caller: Caller, facts: Facts, signal: AbortSignal | undefined): FetchPage {
  return async (asked) => {
    const answer = await caller.ask(openRequest(facts, asked, signal), userListWire);
    if (!answer.ok) return answer;
    const { documents, ...counts } = answer.value;
    return ok({ users: documents.map(toUser), ...countsOf(counts) });
  };
}

/** What abbreviated users lack comes from the list of groups, and from what was asked for; without that it is untold. */
function shortList(caller: Caller, facts: Facts, signal: AbortSignal | undefined): FetchPage {
  let groups: ReturnType<typeof groupRefs> | undefined;
  return async (asked) => {
    const subject = facts.listNeeds === null ? {} : { needs: facts.listNeeds };
    const answer = await caller.ask(openRequest(facts, asked, signal), shortUserPageWire, subject);
    if (!answer.ok) return answer;
    groups ??= groupRefs(caller, signal);
    const refs = await groups;
    if (!refs.ok) return refs;
    const { documents, ...counts } = answer.value;
    const known = { active: facts.activeFilter ? asked.active : null, groups: refs.value };
    return ok({ users: documents.map((wire) => toUserFromShort(wire, known)), ...countsOf(counts) });
  };
}

function openRequest(facts: Facts, asked: ListQuery, signal: AbortSignal | undefined) {
  const query = envelope(facts, asked, termAs('find', facts, asked.term));
  return { method: 'GET', path: '/users', query, signal } as const;
}

function countsOf(counts: { total_count: number; found_count: number; page_count: number }) {
  return { expected: counts.total_count, found: counts.found_count, pages: counts.page_count };
}
