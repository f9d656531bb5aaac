import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAME_LIMIT } from '../../../electron/domain/connection.ts';
import { SelectField, TextField } from '../../components/field.tsx';
import { useConnections } from '../../lib/connections.ts';
import { folderNames } from '../../lib/folders.ts';

interface FolderFieldProps {
  readonly folder: string | null;
  readonly onChange: (folder: string | null) => void;
}

/** The folder of an instance: one that is there, none, or a new one by its name. */
export function FolderField({ folder, onChange }: FolderFieldProps) {
  const { t } = useTranslation();
  const names = folderNames(useConnections().data ?? []);
  const [isNew, setNew] = useState(false);
  const named = names.map((name) => ({ value: `in:${name}`, label: name }));
  const unsaved =
    folder !== null && !isNew && !names.includes(folder) ? [{ value: `in:${folder}`, label: folder }] : [];
  return (
    <>
      <SelectField
        label={t('organise.folder')}
        value={isNew ? 'new' : folder === null ? 'none' : `in:${folder}`}
        options={[
          { value: 'none', label: t('organise.noFolder') },
          ...named,
          ...unsaved,
          { value: 'new', label: t('organise.newFolder') },
        ]}
        onChange={(value) => {
          setNew(value === 'new');
          onChange(value.startsWith('in:') ? value.slice(3) : null);
        }}
      />
      {isNew ? (
        <TextField
          label={t('organise.folderName')}
          autoFocus
          maxLength={NAME_LIMIT}
          value={folder ?? ''}
          onChange={(name) => onChange(name || null)}
        />
      ) : null}
    </>
  );
}
