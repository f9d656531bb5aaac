import { Popover } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { TextField } from '../../../components/field.tsx';
import { Icon } from '../../../components/icon.tsx';
import { formatView, parseView, type UsersView } from '../url-state.ts';

const savedSchema = z.array(z.object({ name: z.string().min(1).max(80), query: z.string().max(20_000) })).max(200);
type Saved = z.infer<typeof savedSchema>;

function read(text: string | undefined): Saved {
  try {
    return savedSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return [];
  }
}

interface SavedViewsProps {
  readonly instanceId: string;
  readonly view: UsersView;
  readonly onView: (view: UsersView) => void;
}

/** Searches, filters and orders that were given a name, kept in this browser for one instance. */
export function SavedViews({ instanceId, view, onView }: SavedViewsProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [saved, setSaved] = useLocalStorage<Saved>({
    key: `roster.users-views.${instanceId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: read,
  });
  const query = formatView(view).toString();
  const present = saved.find((one) => one.query === query);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    const others = saved.filter((one) => one.name !== wanted);
    setSaved([...others, { name: wanted, query }].sort((one, other) => one.name.localeCompare(other.name)));
    setName('');
  };
  const show = (one: Saved[number]) => {
    onView(parseView(new URLSearchParams(one.query)));
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={280}>
      <Popover.Target>
        <button type="button" className="btn" onClick={() => setOpened(!opened)}>
          <span className="cut saved-name">{present ? present.name : t('users.views.title')}</span>
          <Icon name="down" size="s" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="popover">
        <span className="label">{t('users.views.title')}</span>
        {saved.length === 0 ? <p className="small faint">{t('users.views.none')}</p> : null}
        <ul className="column-list">
          {saved.map((one) => (
            <li key={one.name}>
              <button type="button" className="link" aria-current={one === present} onClick={() => show(one)}>
                {one.name}
              </button>
              <button
                type="button"
                className="btn plain square small"
                aria-label={t('users.views.remove', { name: one.name })}
                onClick={() => setSaved(saved.filter((other) => other !== one))}
              >
                <Icon name="x" />
              </button>
            </li>
          ))}
        </ul>
        <form onSubmit={save}>
          <TextField label={t('users.views.name')} value={name} maxLength={80} onChange={setName} />
          <button type="submit" className="btn small saved-save" disabled={name.trim() === ''}>
            {t('users.views.save')}
          </button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
