import { parentPort } from 'node:worker_threads';
import { assertNever } from '../../../domain/result.ts';
import { buffersOf } from '../index/pack.ts';
import { type DirectoryHost, openDirectoryHost } from './directory-host.ts';
import type { Answer, FromDirectories, ToDirectories } from './messages.ts';

/** The thread that holds the directories of all instances. */
const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');

const hosts = new Map<number, DirectoryHost>();

function post(message: FromDirectories, answer: Answer = null) {
  const packed = answer && ('rows' in answer ? answer.rows : 'users' in answer ? answer.users : null);
  port?.postMessage(message, packed ? buffersOf(packed) : []);
}

port.on('message', (message: ToDirectories) => {
  switch (message.type) {
    case 'open':
      hosts.set(message.id, openDirectoryHost(message.id, message.copy, post));
      return;
    case 'request': {
      const { id, call, request } = message;
      // What throws here is a mistake: it ends the thread, which the core's thread reports.
      const answered = hosts.get(id)?.answer(request) ?? Promise.resolve(null);
      void answered.then((answer) => post({ type: 'answer', call, answer }, answer));
      if (request.ask === 'close') hosts.delete(id);
      return;
    }
    case 'page':
      hosts.get(message.id)?.lists.page(message.list, message.page);
      return;
    case 'listed':
      hosts.get(message.id)?.lists.listed(message.list, message.failure);
      return;
    default:
      assertNever(message);
  }
});
