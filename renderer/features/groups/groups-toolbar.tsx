import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../app/command-button.tsx';
import type { Command } from '../../app/commands.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';

/** What the screen shows. */
export type Segment = 'groups' | 'levels';

interface GroupsToolbarProps {
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly segment: Segment;
  readonly onSegment: (segment: Segment) => void;
  readonly groupCount: number;
  readonly levelCount: number;
  /** Groups have permissions, which are searched too. */
  readonly matrix: boolean;
  readonly create: Command;
}

/** Search, the two segments, and a new group. */
export function GroupsToolbar(props: GroupsToolbarProps) {
  const { search, onSearch, segment, onSegment, groupCount, levelCount, matrix, create } = props;
  const { t } = useTranslation();
  const label = t(matrix ? 'groups.search.label' : 'groups.search.plain');
  const piece = (value: Segment, count: number) => (
    <button
      type="button"
      className={classNames('seg-piece', segment === value && 'on')}
      aria-pressed={segment === value}
      onClick={() => onSegment(value)}
    >
      {t(`groups.segment.${value}`)} <span className="faint">{formatNumber(count)}</span>
    </button>
  );
  return (
    <div className="toolbar">
      {segment === 'groups' ? (
        <SearchBox
          className="groups-search"
          label={label}
          placeholder={label}
          clearLabel={t('groups.search.clear')}
          value={search}
          onChange={onSearch}
        />
      ) : null}
      <fieldset className="seg small plain-group" aria-label={t('groups.segment.label')}>
        {piece('groups', groupCount)}
        {piece('levels', levelCount)}
      </fieldset>
      <span className="grow" />
      <CommandButton command={create} />
    </div>
  );
}
