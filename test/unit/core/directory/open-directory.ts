import type { ClientSource } from '../../../../electron/core/directory/client.ts';
import {
  type Beginning,
  createDirectory,
  type Directory,
  type DirectorySource,
} from '../../../../electron/core/directory/directory.ts';
import { packPages } from '../../../../electron/core/directory/pack-pages.ts';

/** What a directory needs whose pages come as a session yields them. */
export type PageSource = ClientSource & Pick<DirectorySource, 'now'>;

/** A directory in this thread over the pages of a session. */
export function openDirectory({ listUsers, ...source }: PageSource, beginning?: Beginning): Directory {
  return createDirectory(
    { ...source, listUsers: (signal, after) => packPages(listUsers(signal, after)) },
    ...(beginning ? [beginning] : []),
  );
}
