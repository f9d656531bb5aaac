import { useLocalStorage } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../components/field.tsx';
import { Icon } from '../../../components/icon.tsx';
import { LatePopover } from '../../../components/late-popover.tsx';
import { listOf } from '../stored.ts';
import { formatView, parseView, type UsersView } from '../url-state.ts';

interface SavedView {
  readonly name: string;
  /** The view as the address has it. */
  readonly query: string;
}

/** What was kept, without what is no view. */
function readViews(text: string | undefined): readonly SavedView[] {
  return listOf(text).filter(isSavedView);
}

function isSavedView(value: unknown): value is SavedView {
  const { name, query } = (value ?? {}) as Partial<SavedView>;
  return typeof name === 'string' && name !== '' && typeof query === 'string';
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
  const [saved, setSaved] = useLocalStorage<readonly SavedView[]>({
    key: `roster.users-views.${instanceId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: readViews,
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
  const show = (one: SavedView) => {
    onView(parseView(new URLSearchParams(one.query)));
    setOpened(false);
  };
  return (
    <LatePopover
      opened={opened}
      onOpened={setOpened}
      position="bottom-end"
      width={280}
      target={
        <button type="button" className="btn">
          <span className="cut saved-name">{present ? present.name : t('users.views.title')}</span>
          <Icon name="down" size="s" />
        </button>
      }
    >
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
    </LatePopover>
  );
}
