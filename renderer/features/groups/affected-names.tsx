import { useTranslation } from 'react-i18next';
import type { Group } from '../../../electron/domain/user.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { affectedMembers, type Edit, type Edits } from './matrix.ts';

/** Names for each edit; the rest is counted. */
const SHOWN = 300;

interface AffectedNamesProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly list: readonly Edit[];
  readonly groups: readonly Group[];
  readonly edits: Edits;
}

/** Everybody who gains or loses something, by name. */
export function AffectedNames({ opened, onClose, list, groups, edits }: AffectedNamesProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('groups.names.title')}>
      {list.map((edit) => (
        <NameList key={`${edit.group.id} ${edit.permission.id}`} edit={edit} groups={groups} edits={edits} />
      ))}
    </Dialog>
  );
}

function NameList({ edit, groups, edits }: { edit: Edit; groups: readonly Group[]; edits: Edits }) {
  const { t } = useTranslation();
  const known = groups.every((group) => group.members !== null);
  const names = known ? affectedMembers(edit, groups, edits) : [];
  const words = { group: edit.group.name, permission: edit.permission.label };
  return (
    <section className="affected">
      <h3 className="strong">
        <ServerText>{t(edit.given ? 'groups.names.gain' : 'groups.names.lose', words)}</ServerText>
      </h3>
      {known ? null : <p className="faint">{t('groups.names.unknown')}</p>}
      {known && names.length === 0 ? <p className="faint">{t('groups.names.nobody')}</p> : null}
      <p className="muted">
        <ServerText>{names.slice(0, SHOWN).join(', ')}</ServerText>{' '}
        {names.length > SHOWN ? t('groups.names.more', { count: names.length - SHOWN }) : null}
      </p>
    </section>
  );
}
