import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Connection } from '../../electron/domain/connection.ts';
import type { Command } from './commands.ts';

/** One command for each saved instance, which opens its users. */
export function useInstanceCommands(connections: readonly Connection[]): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return connections.map(({ id, name }) => ({
    id: `open.${id}`,
    label: t('app.commands.openInstance', { name }),
    section: t('app.commands.opening'),
    icon: 'server',
    run: () => void navigate(`/instances/${id}/users`),
  }));
}
