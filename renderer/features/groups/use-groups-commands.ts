import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { orpc } from '../../lib/orpc.ts';
import { useUnavailable } from '../../lib/unavailable.ts';

interface Options {
  readonly connection: Connection;
  readonly description: Description;
  readonly onCreate: () => void;
}

/** Offers the commands of the groups screen while it is shown. */
export function useGroupsCommands({ connection, description, onCreate }: Options) {
  const { t } = useTranslation();
  const refresh = useMutation(orpc.directory.refresh.mutationOptions());
  const unavailable = useUnavailable(connection, description);
  const section = t('groups.section');
  const create: Command = {
    id: 'groups.create',
    label: t('groups.newGroup'),
    section,
    icon: 'plus',
    shortcut: 'n',
    unavailable: unavailable('groups.create'),
    run: onCreate,
  };
  const again: Command = {
    id: 'groups.refresh',
    label: t('groups.refresh'),
    section,
    icon: 'refresh',
    run: () => refresh.mutate({ instanceId: connection.id }),
  };
  useCommands([create, again]);
  return { create, refresh: again, refreshing: refresh.isPending };
}
