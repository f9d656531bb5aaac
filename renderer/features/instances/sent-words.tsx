import { useTranslation } from 'react-i18next';
import { sentBy } from '../../../electron/domain/probe.ts';
import { Icon } from '../../components/icon.tsx';
import type { ProbeRun } from './probe-run.ts';

/** How far a test has gone: the most that the server has got of it. */
export function SentWords({ run }: { run: ProbeRun }) {
  const { t } = useTranslation();
  return (
    <span>
      <Icon name="info" />
      {t(`probe.sent.${sentBy(Object.values(run.steps))}`)}
    </span>
  );
}
