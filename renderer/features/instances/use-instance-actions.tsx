import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Command } from '../../app/commands.ts';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useRefreshConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { orpc } from '../../lib/orpc.ts';

interface InstanceActions {
  /** What can be done with one saved instance, for buttons, menus and the palette. */
  readonly commandsOf: (connection: Connection) => Record<'users' | 'test' | 'edit' | 'duplicate' | 'remove', Command>;
  /** The confirmation, and what failed; to be drawn anywhere in the screen. */
  readonly dialog: ReactNode;
  readonly failure: ReactNode;
}

/** Everything that can be done with a saved instance. `onRemoved` is called after one was removed. */
export function useInstanceActions(onRemoved: () => void = () => undefined): InstanceActions {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState<Connection | null>(null);
  const refresh = useRefreshConnections();
  const duplicate = useMutation(
    orpc.instances.duplicate.mutationOptions({
      onSuccess: async ({ id }) => {
        await refresh();
        await navigate(`/instances/${id}/edit`);
      },
    }),
  );
  const once = useOnceAtATime();
  const remove = useMutation(orpc.instances.remove.mutationOptions({ onSuccess: refresh }));

  const commandsOf = (connection: Connection) => {
    const { id, name } = connection;
    const command = (key: 'open' | 'test' | 'edit' | 'duplicate' | 'remove', run: () => void): Command => ({
      id: `instances.${key}.${id}`,
      label: t(`instances.list.${key}`, { name }),
      section: t('instances.title'),
      run,
    });
    return {
      users: { ...command('open', () => void navigate(`/instances/${id}/users`)), icon: 'users' as const },
      test: {
        ...command('test', () => void navigate(`/instances/${id}`, { state: { test: true } })),
        icon: 'refresh' as const,
      },
      edit: { ...command('edit', () => void navigate(`/instances/${id}/edit`)), icon: 'edit' as const },
      duplicate: {
        ...command('duplicate', () => once((done) => duplicate.mutate({ instanceId: id }, { onSettled: done }))),
        icon: 'copy' as const,
      },
      remove: { ...command('remove', () => setRemoving(connection)), icon: 'trash' as const },
    };
  };

  const confirmRemoval = () => {
    if (!removing) return;
    const onSuccess = () => {
      setRemoving(null);
      onRemoved();
    };
    once((done) => remove.mutate({ instanceId: removing.id }, { onSuccess, onSettled: done }));
  };

  const dialog = (
    <ConfirmDialog
      opened={removing !== null}
      title={t('instances.remove.title', { name: removing?.name ?? '' })}
      confirmLabel={t('instances.remove.confirm', { name: removing?.name ?? '' })}
      keepLabel={t('instances.remove.keep')}
      tone="destroy"
      busy={remove.isPending}
      onConfirm={confirmRemoval}
      onKeep={() => {
        setRemoving(null);
        remove.reset();
      }}
    >
      <p>{t('instances.remove.text')}</p>
      {remove.isError ? (
        <FailureNotice
          failure={failureOf(remove.error)}
          title={t('instances.remove.failed', { name: removing?.name ?? '' })}
        />
      ) : null}
    </ConfirmDialog>
  );
  const failure = duplicate.isError ? (
    <FailureNotice failure={failureOf(duplicate.error)} title={t('instances.duplicate.failed')} />
  ) : null;
  return { commandsOf, dialog, failure };
}
