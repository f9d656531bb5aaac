import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CommandButton } from '../../app/command-button.tsx';
import type { Command } from '../../app/commands.ts';
import { Icon } from '../../components/icon.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';

/** What the screen shows. */
export type Segment = 'groups' | 'list' | 'levels';

interface GroupsToolbarProps {
  readonly instanceId: string;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly segment: Segment;
  readonly onSegment: (segment: Segment) => void;
  readonly groupCount: number;
  readonly levelCount: number;
  /** Where groups have permissions these are searched too, and the groups can be had as a list beside the matrix. */
  readonly permissionCount: number;
  readonly create: Command;
}

/** Search, the two segments, and a new group. */
export function GroupsToolbar(props: GroupsToolbarProps) {
  const { instanceId, search, onSearch, segment, onSegment, groupCount, levelCount, permissionCount, create } = props;
  const { t } = useTranslation();
  const matrix = permissionCount > 0 && segment === 'groups';
  const label = t(matrix ? 'groups.search.label' : 'groups.search.plain');
  const piece = (value: Segment, count: number | null) => (
    <button
      type="button"
      className={classNames('seg-piece', segment === value && 'on')}
      aria-pressed={segment === value}
      onClick={() => onSegment(value)}
    >
      {t(`groups.segment.${value}`)}
      {count === null ? null : <span className="faint"> {formatNumber(count)}</span>}
    </button>
  );
  return (
    <div className="toolbar groups-toolbar">
      {segment === 'levels' ? null : (
        <SearchBox
          className="groups-search"
          label={label}
          placeholder={label}
          clearLabel={t('groups.search.clear')}
          value={search}
          onChange={onSearch}
        />
      )}
      <fieldset className="seg small plain-group" aria-label={t('groups.segment.label')}>
        {piece('groups', groupCount)}
        {permissionCount > 0 ? piece('list', null) : null}
        {piece('levels', levelCount)}
      </fieldset>
      <span className="grow" />
      <Link
        className="btn"
        title={t('access.compare.open')}
        aria-label={t('access.compare.open')}
        to={`/instances/${instanceId}/compare`}
      >
        <Icon name="columns" />
        <span className="toolbar-words">{t('access.compare.open')}</span>
      </Link>
      <Link
        className="btn"
        title={t('access.rail.who')}
        aria-label={t('access.rail.who')}
        to={`/instances/${instanceId}/access`}
      >
        <Icon name="help" />
        <span className="toolbar-words">{t('access.rail.who')}</span>
      </Link>
      <CommandButton command={create} />
    </div>
  );
}
