import type { Failure } from '../../../domain/failure.ts';
import type { DirectoryState, Facets, Selection, WindowQuery } from '../../../domain/query.ts';
import type { Result } from '../../../domain/result.ts';
import type { Group } from '../../../domain/user.ts';
import type { CopyPlace } from '../copy/copy-place.ts';
import type { PackedUsers } from '../index/pack.ts';
import type { PackedPage } from '../pack-pages.ts';

/** What the core's thread asks of a directory; each is answered once. */
export type Request =
  | { readonly ask: 'state' | 'load' | 'cancel' | 'close' }
  | { readonly ask: 'query'; readonly query: WindowQuery }
  | { readonly ask: 'put'; readonly users: PackedUsers }
  | { readonly ask: 'remove'; readonly userId: string }
  | { readonly ask: 'take-groups'; readonly groups: readonly Group[] }
  | { readonly ask: 'open-stream'; readonly stream: number; readonly selection: Omit<Selection, 'instanceId'> }
  | { readonly ask: 'next' | 'close-stream'; readonly stream: number };

/** A window as it crosses: without its rows, which are packed. */
export interface PackedWindow {
  readonly rows: PackedUsers;
  readonly matched: number;
  readonly hidden: number;
  readonly total: number;
  readonly state: DirectoryState;
  readonly facets?: Facets | undefined;
}

/** A step of a stream: a batch, or how it ended. */
export type PackedStep =
  | { readonly done: false; readonly users: PackedUsers }
  | { readonly done: true; readonly ended: Result<void> };

/** What is answered to a request. */
export type Answer = DirectoryState | PackedWindow | PackedStep | null;

/** From the core's thread to that of the directories. `list` numbers a reading of the server's list. */
export type ToDirectories =
  | { readonly type: 'open'; readonly id: number; readonly copy: CopyPlace | null }
  | { readonly type: 'request'; readonly id: number; readonly call: number; readonly request: Request }
  | { readonly type: 'page'; readonly id: number; readonly list: number; readonly page: PackedPage }
  | { readonly type: 'listed'; readonly id: number; readonly list: number; readonly failure: Failure | null };

/** From the thread of the directories to the core's. */
export type FromDirectories =
  | { readonly type: 'answer'; readonly call: number; readonly answer: Answer }
  | { readonly type: 'changed'; readonly id: number }
  | { readonly type: 'list'; readonly id: number; readonly list: number; readonly after: string | null }
  | { readonly type: 'taken' | 'stop'; readonly id: number; readonly list: number };
