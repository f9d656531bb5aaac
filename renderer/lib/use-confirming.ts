import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from './orpc.ts';

/** Says that a question of this page waits outside of it, while one does; else null. `busy`: something was sent. */
export function useConfirming(busy: boolean): string | null {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.app.confirmations.queryOptions({ input: {}, enabled: busy }));
  return busy && data && data.length > 0 ? t('changes.review.confirming') : null;
}
