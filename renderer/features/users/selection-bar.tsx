import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Description } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { Selection } from '../../../electron/domain/query.ts';
import type { User } from '../../../electron/domain/user.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { failureOf } from '../../lib/failure.ts';
import { csvText, handlesText } from './copy-text.ts';
import { readSelected } from './read-selected.ts';
import { columnsOf } from './table/columns.tsx';
import type { UserSelection } from './use-selection.ts';

interface SelectionBarProps {
  readonly selected: UserSelection;
  readonly selection: Selection;
  readonly matched: number;
  readonly description: Description;
  readonly hidden: readonly string[];
}

/** What is selected and what can be done with it. */
export function SelectionBar({ selected, selection, matched, description, hidden }: SelectionBarProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [copied, setCopied] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const copy = async (write: (users: readonly User[]) => string) => {
    setBusy(true);
    setFailure(null);
    setCopied(null);
    try {
      const users = await readSelected(selected.value, selection);
      await navigator.clipboard.writeText(write(users));
      setCopied(users.length);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };

  const columns = columnsOf(description).filter((column) => !hidden.includes(column));
  const note = selected.reading ? t('users.select.reading') : busy ? t('users.select.copying') : copiedWords();
  function copiedWords() {
    return copied === null ? '' : t('users.select.copied', { count: copied });
  }
  return (
    <>
      {failure ? <FailureNotice failure={failure} title={t('users.select.copyFailed')} /> : null}
      <div className="selbar">
        <b>{t('users.select.count', { count: selected.count })}</b>
        {selected.count < matched ? (
          <button type="button" className="link small" onClick={selected.selectAll}>
            {t('users.select.all', { count: matched })}
          </button>
        ) : null}
        <span className="grow small faint" role="status">
          {note}
        </span>
        <Menu transitionProps={{ duration: 0 }} position="top-end" width={200}>
          <Menu.Target>
            <button type="button" className="btn" disabled={busy}>
              {t('users.select.copy')}
              <Icon name="down" size="s" />
            </button>
          </Menu.Target>
          <Menu.Dropdown className="menu">
            <Menu.Item className="menu-item" onClick={() => void copy(handlesText)}>
              {t('users.select.copyHandles')}
            </Menu.Item>
            <Menu.Item
              className="menu-item"
              onClick={() => void copy((users) => csvText(t, users, columns, description))}
            >
              {t('users.select.copyCsv')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <button
          type="button"
          className="btn plain square"
          aria-label={t('users.select.clear')}
          onClick={selected.clear}
        >
          <Icon name="x" />
        </button>
      </div>
    </>
  );
}
