import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Command } from '../../app/commands.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useConnections, useRefreshConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { placeOf, placesAfterMove } from '../../lib/folders.ts';
import { orpc } from '../../lib/orpc.ts';

interface Organising {
  readonly commandsOf: (connection: Connection) => Record<'favourite' | 'up' | 'down', Command>;
  readonly failure: ReactNode;
}

/** Puts instances in order and makes them favourites. Folders are chosen in the form of the connection. */
export function useOrganise(): Organising {
  const { t } = useTranslation();
  const all = useConnections().data ?? [];
  const organise = useMutation(orpc.instances.organise.mutationOptions({ onSuccess: useRefreshConnections() }));

  const moving = (connection: Connection, key: 'up' | 'down'): Command => {
    const { id, name } = connection;
    const places = placesAfterMove(all, connection, key === 'up' ? -1 : 1);
    return {
      id: `instances.${key}.${id}`,
      label: t(`organise.${key}`, { name }),
      section: t('instances.title'),
      icon: key === 'up' ? 'sort-up' : 'sort-down',
      unavailable: places ? null : t(key === 'up' ? 'organise.first' : 'organise.last', { name }),
      run: () => {
        if (places) organise.mutate(places);
      },
    };
  };
  const commandsOf = (connection: Connection) => {
    const { id, name, favourite } = connection;
    return {
      favourite: {
        id: `instances.favourite.${id}`,
        label: t(favourite ? 'organise.noFavourite' : 'organise.favourite', { name }),
        section: t('instances.title'),
        icon: 'check' as const,
        run: () => organise.mutate([{ ...placeOf(connection), favourite: !favourite }]),
      },
      up: moving(connection, 'up'),
      down: moving(connection, 'down'),
    };
  };
  const failure = organise.isError ? (
    <FailureNotice failure={failureOf(organise.error)} title={t('organise.failed')} />
  ) : null;
  return { commandsOf, failure };
}
