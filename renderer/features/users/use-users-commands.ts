import { useMutation } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { missingWords } from '../../lib/description.ts';
import { orpc } from '../../lib/orpc.ts';
import { useUnavailable } from '../../lib/unavailable.ts';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly onCreate: () => void;
  readonly onFind: () => void;
  readonly onMenu: (menu: UsersMenu) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** The menus of the screen that keys and the palette open as well. */
export type UsersMenu = 'columns' | 'filter';

/** What the users screen can do, for its buttons, the palette and the keys. */
export interface UsersCommands {
  readonly create: Command;
  readonly find: Command;
  readonly refresh: Command;
  readonly focusSearch: Command;
  readonly columns: Command;
  readonly filter: Command;
}

/** Offers the commands of the users screen while it is shown. */
export function useUsersCommands({
  connection,
  description,
  onCreate,
  onFind,
  onMenu,
  search,
}: Options): UsersCommands {
  const { t } = useTranslation();
  const refresh = useMutation(orpc.directory.refresh.mutationOptions());
  const unavailable = useUnavailable(connection, description);
  const section = t('users.section');
  const commands: UsersCommands = {
    create: {
      id: 'users.create',
      label: t('users.toolbar.create'),
      section,
      icon: 'plus',
      shortcut: 'n',
      unavailable: unavailable('users.create'),
      run: onCreate,
    },
    find: {
      id: 'users.find',
      label: t('users.toolbar.find'),
      section,
      icon: 'server',
      unavailable: missingWords(description, 'users.find-on-server'),
      run: onFind,
    },
    refresh: {
      id: 'users.refresh',
      label: t('users.toolbar.refresh'),
      section,
      icon: 'refresh',
      run: () => refresh.mutate({ instanceId: connection.id }),
    },
    focusSearch: {
      id: 'users.search',
      label: t('users.toolbar.focusSearch'),
      section,
      icon: 'search',
      shortcut: 'mod+f',
      run: () => search.current?.select(),
    },
    columns: {
      id: 'users.columns',
      label: t('users.toolbar.columns'),
      section,
      icon: 'columns',
      run: () => onMenu('columns'),
    },
    filter: {
      id: 'users.filter',
      label: t('users.toolbar.addFilter'),
      section,
      icon: 'plus',
      shortcut: '/',
      run: () => onMenu('filter'),
    },
  };
  useCommands(Object.values(commands));
  return commands;
}
