import { ok, type Result } from '../../domain/result.ts';
import type { UserPage } from '../adapters/adapter.ts';
import { type PackedUsers, packUsers } from './index/pack.ts';

/** A page of a server's list as the directory takes it. */
export interface PackedPage extends Omit<UserPage, 'users'> {
  readonly users: PackedUsers;
}

/** Packs the pages of a list one after the other. */
export async function* packPages(pages: AsyncIterable<Result<UserPage>>): AsyncGenerator<Result<PackedPage>> {
  for await (const page of pages) yield page.ok ? ok({ ...page.value, users: packUsers(page.value.users) }) : page;
}
