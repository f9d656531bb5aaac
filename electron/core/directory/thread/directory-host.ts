import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { DirectoryState, WindowQuery } from '../../../domain/query.ts';
import { assertNever } from '../../../domain/result.ts';
import { type CopyKeeper, type CopyOpening, createCopyKeeper, openCopy } from '../copy/copy-keeper.ts';
import type { CopyPlace } from '../copy/copy-place.ts';
import type { Preview } from '../copy/image.ts';
import { type Beginning, createDirectory } from '../directory.ts';
import { packUsers, unpackUsers } from '../index/pack.ts';
import { createMemoryRest } from '../memory-rest.ts';
import type { Answer, FromDirectories, PackedStep, Request } from './messages.ts';
import { createRemoteLists, type RemoteLists } from './remote-list.ts';
import { createTelling } from './telling.ts';

/** One directory in the thread of the directories. */
export interface DirectoryHost {
  readonly lists: RemoteLists;
  answer(request: Request): Promise<Answer>;
}

type Post = (message: FromDirectories) => void;

/** One for the whole thread. */
const rest = createMemoryRest();

/**
 * Opens the directory with this id, from its copy where there is one. Requests wait until it is open; only the window
 * that was looked at last is there before, with the age of the copy.
 */
export function openDirectoryHost(id: number, copy: CopyPlace | null, post: Post): DirectoryHost {
  const lists = createRemoteLists(id, post);
  const { preview, step } = openCopy(copy);
  const open = (beginning: Beginning) => openAnswers(id, { copy, lists, post }, beginning);
  const first = preview ? null : step();
  const ready = first ? Promise.resolve(open(first)) : inSteps(step).then(open);
  let isReady = first !== null;
  void ready.then(() => {
    isReady = true;
  });

  async function answer(request: Request): Promise<Answer> {
    const early = !isReady && preview && request.ask === 'query' ? answerFrom(preview, request.query) : null;
    if (early) {
      // As with any first look at a directory, the server is asked too.
      void ready.then((answers) => answers({ ask: 'load' }));
      return early;
    }
    return (await ready)(request);
  }

  return { lists, answer };
}

/** The answer to what was asked for last time too. */
function answerFrom({ asked, answer }: Preview, query: WindowQuery): Answer {
  if (!isDeepStrictEqual(asked, query)) return null;
  const { rows, state, ...window } = answer;
  const kept: DirectoryState = { ...state, phase: 'loading', failure: null, revision: 0, source: 'copy' };
  delete kept.news;
  return { ...window, rows: packUsers(rows), state: kept };
}

/** Goes on between two requests. */
async function inSteps(step: CopyOpening['step']): Promise<Beginning> {
  for (;;) {
    const beginning = step();
    if (beginning) return beginning;
    await nextTurn();
  }
}

interface HostParts {
  readonly copy: CopyPlace | null;
  readonly lists: RemoteLists;
  readonly post: Post;
}

function openAnswers(id: number, { copy, lists, post }: HostParts, beginning: Beginning) {
  let keeper: CopyKeeper | null = null;
  const telling = createTelling(() => post({ type: 'changed', id }));
  let wasLoading = false;
  let isPreparing = false;
  let isWriting = false;
  /** The beginning of the list that was looked at last. */
  let looked: WindowQuery | null = null;
  const directory = createDirectory(
    {
      listUsers: lists.list,
      now: Date.now,
      changed() {
        keeper?.touch();
        rest.touch();
        const { phase } = directory.state();
        if (phase === 'loading' && !isWriting) telling.changed();
        else telling.now();
        if (wasLoading && phase !== 'loading') prepareSoon();
        wasLoading = phase === 'loading';
      },
    },
    beginning,
  );
  const preview = () => looked && { asked: looked, answer: directory.query(looked) };
  if (copy) keeper = createCopyKeeper(copy, directory, undefined, preview);
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

  /** Whoever wrote something looks for it at once. */
  function write(work: () => void) {
    isWriting = true;
    work();
    isWriting = false;
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
      case 'query': {
        const { search, offset, limit, facets } = request.query;
        if (search === '' && offset === 0 && limit > 0 && !facets) looked = request.query;
        const begin = performance.now();
        const { rows, ...window } = directory.query(request.query);
        const packed = { ...window, rows: packUsers(rows) };
        telling.looked(performance.now() - begin);
        return packed;
      }
      case 'put':
        write(() => unpackUsers(request.users).forEach(directory.put));
        return null;
      case 'remove':
        write(() => directory.remove(request.userId));
        return null;
      case 'take-groups':
        write(() => directory.takeGroups(request.groups));
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

  return answer;
}
