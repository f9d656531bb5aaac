import { type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Description } from '../../../../electron/domain/description.ts';
import { classNames } from '../../../lib/class-names.ts';
import { useGroupsOnDemand } from '../../../lib/groups.ts';
import type { UsersView } from '../url-state.ts';
import { completionsOf, searchFields } from './completions.ts';
import './filters.css';

interface SearchHelpProps {
  readonly view: UsersView;
  readonly onSearch: (text: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly description: Description;
  readonly instanceId: string;
  /** The search box. */
  readonly children: ReactNode;
}

/**
 * What a search understands, below the search box while it has the focus: how its last word could go on, and the whole
 * syntax once a field is named. One line high for plain words, so that the first rows stay in reach.
 */
export function SearchHelp({ view, onSearch, input, description, instanceId, children }: SearchHelpProps) {
  const { t } = useTranslation();
  const id = useId();
  const [focused, setFocused] = useState(false);
  const [dismissed, setDismissed] = useState(false);
  const [active, setActive] = useState(-1);
  const { groups } = useGroupsOnDemand(instanceId, description, focused && /groups:/.test(view.search));
  const found = completionsOf(view.search, description, groups);
  const shown = focused && !dismissed && found.length > 0;
  const take = (text: string) => {
    onSearch(text);
    setActive(-1);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!shown) return setDismissed(event.key === 'Escape' ? dismissed : false);
    const chosen = found[active];
    if (event.key === 'Tab' && !event.shiftKey && active < 0) return setDismissed(true);
    if (event.key === 'ArrowDown' && event.altKey) setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp' && active >= 0) setActive(active - 1);
    else if (event.key === 'ArrowDown' && active >= 0) setActive(Math.min(active + 1, found.length - 1));
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen.text);
    else if (event.key === 'Escape') setDismissed(true);
    else return setActive(-1);
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the field inside
    <div className="search-help grow" onFocus={() => setFocused(true)} onBlur={onBlur} onKeyDownCapture={onKeyDown}>
      {children}
      {shown ? (
        <div className="completions">
          <div id={id} role="listbox" aria-label={t('users.search.completions')}>
            {found.map(({ text, word }, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
              <div
                key={word}
                role="option"
                aria-selected={index === active}
                tabIndex={-1}
                className={classNames('completion', index === active && 'is-active')}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(text)}
              >
                {word}
              </div>
            ))}
          </div>
          {view.search.includes(':') ? (
            <p className="small faint">{t('users.search.syntax', { fields: searchFields(description).join(', ') })}</p>
          ) : null}
          <span className="sr-only" role="status">
            {active >= 0 ? found[active]?.word : t('users.search.completionCount', { count: found.length })}
          </span>
        </div>
      ) : null}
    </div>
  );
}
