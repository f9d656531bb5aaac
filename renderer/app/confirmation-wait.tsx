import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PendingConfirmation } from '../../electron/domain/confirmation.ts';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { orpc } from '../lib/orpc.ts';

/**
 * Waits while a question of this page is asked outside of it: leads to its window, or withdraws it. The answer itself
 * can only be given there.
 */
export function ConfirmationWait({ pending }: { pending: PendingConfirmation }) {
  const { t, i18n } = useTranslation();
  const withdraw = useMutation(orpc.app.withdraw.mutationOptions());
  const { id, instance, address } = pending;
  const cancel = () => withdraw.mutate({ id });
  const foot = (
    <>
      <span className="faint grow" role="status">
        <Icon name="spinner" size="s" /> {t('app.confirmation.waiting')}
      </span>
      <button type="button" className="btn form" data-autofocus disabled={withdraw.isPending} onClick={cancel}>
        {t('common.cancel')}
      </button>
      {address ? (
        <a
          className="btn form primary"
          href={`${address}?lang=${i18n.language}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('app.confirmation.open')}
        </a>
      ) : null}
    </>
  );
  return (
    <Dialog opened onClose={cancel} title={t('app.confirmation.title', { name: instance })} foot={foot} width={520}>
      <p>{t(address ? 'app.confirmation.inPage' : 'app.confirmation.inWindow')}</p>
      <p className="faint">{t('app.confirmation.why')}</p>
    </Dialog>
  );
}
