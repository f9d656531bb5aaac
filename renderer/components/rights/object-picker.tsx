import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectRef } from '../../../electron/domain/user.ts';
import { orpc } from '../../lib/orpc.ts';
import { Picker } from '../picker.tsx';

interface ObjectPickerProps {
  readonly instanceId: string;
  /** The id of the type of object. */
  readonly type: string;
  readonly label: string;
  readonly look?: string;
  /** Objects that are not offered. */
  readonly without?: (id: string) => boolean;
  readonly onPick: (object: ObjectRef) => void;
}

/** A button that finds one object of the server by its name or id. */
export function ObjectPicker({ instanceId, type, label, look = 'form', without, onPick }: ObjectPickerProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const found = useQuery(orpc.objects.list.queryOptions({ input: { instanceId, type, search }, enabled: opened }));
  const objects = (found.data ?? []).filter(({ id }) => !without?.(id));
  const failed = found.error ? t('user.rights.objectsFailed') : null;
  return (
    <Picker
      label={label}
      icon="search"
      searchLabel={t('user.rights.searchObjects')}
      options={objects.map(({ id, name }) => ({ value: id, label: name }))}
      nothing={failed ?? t('user.rights.noObjects')}
      look={look}
      wide
      pending={found.isFetching && objects.length === 0}
      onOpen={() => setOpened(true)}
      onSearch={setTyped}
      onPick={(id) => {
        const object = objects.find((one) => one.id === id);
        if (object) onPick(object);
      }}
    />
  );
}
