import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CommandButton } from '../../app/command-button.tsx';
import type { Command } from '../../app/commands.ts';
import { Icon } from '../../components/icon.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';

/** What the screen shows. */
export type Segment = 'groups' | 'levels';

interface GroupsToolbarProps {
  readonly instanceId: string;
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
  const { instanceId, search, onSearch, segment, onSegment, groupCount, levelCount, matrix, create } = props;
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
      <Link className="btn" to={`/instances/${instanceId}/compare`}>
        {t('access.compare.open')}
      </Link>
      <Link className="btn" to={`/instances/${instanceId}/access`}>
        <Icon name="help" />
        {t('access.rail.who')}
      </Link>
      <CommandButton command={create} />
    </div>
  );
}
