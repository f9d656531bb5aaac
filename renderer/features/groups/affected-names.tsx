import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { failureOf } from '../../lib/failure.ts';
import type { Edit } from './matrix.ts';
import { effectOf, switchOf, useEffects } from './use-effects.ts';

interface AffectedNamesProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly instanceId: string;
  readonly list: readonly Edit[];
}

/** Everybody who gains or loses something, by name. */
export function AffectedNames({ opened, onClose, instanceId, list }: AffectedNamesProps) {
  const { t } = useTranslation();
  const { data, error } = useEffects(instanceId, list.map(switchOf), { names: true, enabled: opened });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('groups.names.title')}>
      {error ? <FailureNotice failure={failureOf(error)} /> : null}
      {data || error ? null : (
        <p className="faint" role="status">
          {t('access.effects.working')}
        </p>
      )}
      {data
        ? list.map((edit) => (
            <NameList key={`${edit.group.id} ${edit.permission.id}`} edit={edit} effect={effectOf(data, edit)} />
          ))
        : null}
    </Dialog>
  );
}

function NameList({ edit, effect }: { edit: Edit; effect: ReturnType<typeof effectOf> }) {
  const { t } = useTranslation();
  const words = { group: edit.group.name, permission: edit.permission.label };
  return (
    <section className="affected">
      <h3 className="strong">
        <ServerText>{t(edit.given ? 'groups.names.gain' : 'groups.names.lose', words)}</ServerText>
      </h3>
      {effect ? null : <p className="faint">{t('groups.names.unknown')}</p>}
      {effect?.affected === 0 ? <p className="faint">{t('groups.names.nobody')}</p> : null}
      {effect ? (
        <p className="muted">
          <ServerText>{effect.handles.join(', ')}</ServerText>{' '}
          {effect.affected > effect.handles.length
            ? t('groups.names.more', { count: effect.affected - effect.handles.length })
            : null}
        </p>
      ) : null}
    </section>
  );
}
