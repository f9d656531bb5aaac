import { useTranslation } from 'react-i18next';
import type { ImportNote, ImportPreview } from '../../../../electron/domain/connection-export.ts';
import { serverName } from '../../../../electron/domain/description.ts';
import { EnvironmentTag } from '../../../components/environment-tag.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { ServerText } from '../../../components/server-text.tsx';

interface ImportTableProps {
  readonly previews: readonly ImportPreview[];
  /** The places of the chosen ones. */
  readonly chosen: readonly number[];
  readonly onChoose: (chosen: readonly number[]) => void;
}

/** What an import would do with each instance of the file, and what it would not carry over. */
export function ImportTable({ previews, chosen, onChoose }: ImportTableProps) {
  const { t } = useTranslation();
  const toggle = (index: number) =>
    onChoose(chosen.includes(index) ? chosen.filter((one) => one !== index) : [...chosen, index]);
  return (
    <ul className="import-list" aria-label={t('transfer.import.table')}>
      {previews.map((preview, index) => (
        // A file may hold two instances that look alike; their places are what tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
        <li key={index}>
          <CheckBox
            aria-label={t('transfer.import.take', { name: preview.name })}
            checked={chosen.includes(index)}
            onChange={() => toggle(index)}
          />
          <div className="grow">
            <b>
              <ServerText>{preview.name}</ServerText>
            </b>{' '}
            <EnvironmentTag environment={preview.environment} />
            <p className="small faint">
              <ServerText>{`${serverName(preview.server)} · ${preview.baseUrl}`}</ServerText>
            </p>
            <p className="small">{t(`transfer.import.what.${preview.what}`)}</p>
            {preview.notes.map((note) => (
              <p key={note.about} className="small warn">
                <NoteWords note={note} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function NoteWords({ note }: { note: ImportNote }) {
  const { t } = useTranslation();
  if (note.about === 'trust') return t(`transfer.import.note.${note.mode}`);
  if (note.about !== 'environment') return t(`transfer.import.note.${note.about}`);
  return t('transfer.import.note.environment', {
    from: t(`common.environment.${note.from}.label`),
    to: t(`common.environment.${note.to}.label`),
  });
}
