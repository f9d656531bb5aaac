import { assertNever } from '../../../domain/result.ts';
import { type CopyKeeper, createCopyKeeper, openKept } from '../copy/copy-keeper.ts';
import type { CopyPlace } from '../copy/copy-place.ts';
import { createDirectory } from '../directory.ts';
import type { Answer, FromDirectories, PackedStep, Request } from './messages.ts';
import { packUsers, unpackUsers } from './pack.ts';
import { createRemoteLists, type RemoteLists } from './remote-list.ts';

/** One directory in the thread of the directories. */
export interface DirectoryHost {
  readonly lists: RemoteLists;
  answer(request: Request): Promise<Answer>;
}

/** Opens the directory with this id, from its copy where there is one. */
export function openDirectoryHost(
  id: number,
  copy: CopyPlace | null,
  post: (message: FromDirectories) => void,
): DirectoryHost {
  const lists = createRemoteLists(id, post);
  let keeper: CopyKeeper | null = null;
  let wasLoading = false;
  let isPreparing = false;
  const directory = createDirectory(
    {
      listUsers: lists.list,
      now: Date.now,
      changed() {
        post({ type: 'changed', id });
        keeper?.touch();
        const { phase } = directory.state();
        if (wasLoading && phase !== 'loading') prepareSoon();
        wasLoading = phase === 'loading';
      },
    },
    openKept(copy),
  );
  if (copy) keeper = createCopyKeeper(copy, directory);
  const streams = new Map<number, { batches: ReturnType<typeof directory.stream>; ending: AbortController }>();
  prepareSoon();

  /** Goes on between two requests. */
  function prepareSoon() {
    if (isPreparing) return;
    isPreparing = true;
    const steps = directory.prepare();
    const step = () => {
      isPreparing = !steps.next().done;
      if (isPreparing) setImmediate(step);
    };
    setImmediate(step);
  }

  async function next(stream: number): Promise<PackedStep> {
    const open = streams.get(stream);
    const step = await open?.batches.next();
    if (!step) return { done: true, ended: { ok: true, value: undefined } };
    return step.done ? { done: true, ended: step.value } : { done: false, users: packUsers(step.value) };
  }

  async function answer(request: Request): Promise<Answer> {
    switch (request.ask) {
      case 'state':
        return directory.state();
      case 'load':
        return directory.load();
      case 'cancel':
        directory.cancel();
        return directory.state();
      case 'close':
        directory.cancel();
        await keeper?.finish();
        return null;
      case 'drop-copy':
        await keeper?.drop();
        return null;
      case 'query': {
        const { rows, ...window } = directory.query(request.query);
        return { ...window, rows: packUsers(rows) };
      }
      case 'put':
        for (const user of unpackUsers(request.users)) directory.put(user);
        return null;
      case 'remove':
        directory.remove(request.userId);
        return null;
      case 'take-groups':
        directory.takeGroups(request.groups);
        return null;
      case 'open-stream': {
        const ending = new AbortController();
        streams.set(request.stream, { batches: directory.stream(request.selection, ending.signal), ending });
        return null;
      }
      case 'next':
        return next(request.stream);
      case 'close-stream': {
        const open = streams.get(request.stream);
        streams.delete(request.stream);
        open?.ending.abort();
        void open?.batches.return({ ok: true, value: undefined });
        return null;
      }
      default:
        return assertNever(request);
    }
  }

  return { lists, answer };
}
