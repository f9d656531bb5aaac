import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Connection } from '../../../../electron/domain/connection.ts';
import { orpc } from '../../../lib/orpc.ts';

/**
 * Whether a secret of this instance was shown outside of the page while something was being sent. The secret itself
 * never comes here; only that its window was open.
 */
export function useRevealed({ name }: Pick<Connection, 'name'>, sending: boolean) {
  const [seen, setSeen] = useState(false);
  const { data } = useQuery(orpc.app.confirmations.queryOptions({ input: {}, enabled: sending }));
  const isShown = sending && (data ?? []).some(({ purpose, instance }) => purpose === 'reveal' && instance === name);
  useEffect(() => {
    if (isShown) setSeen(true);
  }, [isShown]);
  return { seen, forget: () => setSeen(false) };
}
