import { act, fireEvent, screen } from '@testing-library/react';
import { vi } from 'vitest';
import type { Description } from '../../../../electron/domain/description.ts';
import type { Window, WindowQuery } from '../../../../electron/domain/query.ts';
import { UsersScreen } from '../../../../renderer/features/users/users-screen.tsx';
import { answerWith, os } from './fake-bridge.ts';
import { complete, lab, user, windowOf } from './lab.ts';
import { giveRoom } from './layout.ts';
import { renderRoutes } from './render-app.tsx';
import { connection } from './samples.ts';

const handles = Array.from({ length: 250 }, (_, index) => `user-${String(index).padStart(3, '0')}`);
const everybody = handles.map((handle) => user(handle));

/** How the fake instance answers; what is left out goes well. */
interface Answers {
  readonly environment?: 'production' | 'development';
  readonly query?: (query: WindowQuery) => Window;
  readonly describe?: () => Description;
}

/** A directory of 250 users that filters by search and answers in windows. */
export function find({ search, offset, limit }: WindowQuery): Window {
  const found = everybody.filter((one) => one.handle.includes(search));
  return windowOf(found, { rows: found.slice(offset, offset + limit), total: everybody.length });
}

/** Opens the users of an instance; `asked` collects what the directory was asked for. */
export function openUsers(answers: Answers = {}, at = '/instances/one/users') {
  const { query = find, describe: tell = () => lab, environment = 'development' } = answers;
  const asked: WindowQuery[] = [];
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ environment })]),
      describe: os.instances.describe.handler(() => tell()),
      writable: os.instances.writable.handler(() => ({ remaining: 0 })),
    },
    directory: {
      query: os.directory.query.handler(({ input }) => {
        asked.push(input);
        return query(input);
      }),
      refresh: os.directory.refresh.handler(() => complete),
      cancel: os.directory.cancel.handler(() => complete),
      stream: os.directory.stream.handler(async function* () {
        yield everybody;
      }),
    },
    groups: { list: os.groups.list.handler(() => []) },
  });
  const [pathname = '', search = ''] = at.split('?');
  const view = renderRoutes([{ path: '/instances/:instanceId/users', element: <UsersScreen /> }], pathname);
  if (search) act(() => void view.router.navigate(`${pathname}?${search}`));
  return { asked, ...view };
}

/** The table. */
export const grid = () => screen.findByRole('grid', { name: 'Users of lab-01' });
/** The row of a user. */
export const rowOf = (handle: string) => screen.getByText(handle).closest('tr') as HTMLElement;
/** Presses a key in the table. */
export const press = async (key: string, more: object = {}) => fireEvent.keyDown(await grid(), { key, ...more });

/** Stands for the clipboard; what was written last is in `text`. */
export function watchClipboard() {
  const clipboard = {
    text: '',
    writeText: async (text: string) => {
      clipboard.text = text;
    },
  };
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(clipboard as unknown as Clipboard);
  return clipboard;
}
