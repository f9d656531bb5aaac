import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Description } from '../../../electron/domain/description.ts';
import { type Grant, grantKey } from '../../../electron/domain/why/grant.ts';
import type { HolderEntry } from '../../../electron/domain/why/holders.ts';
import type { ObjectHolder } from '../../../electron/domain/why/object-holders.ts';
import { ServerText } from '../../components/server-text.tsx';
import { grantWords } from '../../lib/grant-words.ts';

interface HolderHeadProps {
  /** What stands between the name and the paths: a level, a right. */
  readonly middle: string;
  /** Further headings, behind the paths. */
  readonly children?: ReactNode;
}

/** The headings of a table of holders. */
export function HolderHead({ middle, children }: HolderHeadProps) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col" className="col-handle">
          {t('access.who.handle')}
        </th>
        <th scope="col" className="col-name">
          {t('access.who.name')}
        </th>
        <th scope="col" className="col-level">
          {middle}
        </th>
        <th scope="col">{t('access.who.why')}</th>
        {children}
      </tr>
    </thead>
  );
}

interface WhoCellsProps {
  readonly instanceId: string;
  readonly holder: Pick<ObjectHolder, 'id' | 'handle' | 'name' | 'usable'>;
}

/** Who holds something, which leads to the user; of an account that can’t be seen nobody knows whether it is usable. */
export function WhoCells({ instanceId, holder: { id, handle, name, usable } }: WhoCellsProps) {
  const { t } = useTranslation();
  return (
    <>
      <td className="name">
        <Link to={`/instances/${instanceId}/users/${encodeURIComponent(id)}`}>
          <ServerText>{handle}</ServerText>
        </Link>
        {usable ? null : (
          <span className="tagline"> · {t(usable === null ? 'access.who.notSeen' : 'access.who.notUsable')}</span>
        )}
      </td>
      <td>{name === null ? '–' : <ServerText>{name}</ServerText>}</td>
    </>
  );
}

interface PathLinesProps {
  readonly grants: readonly Grant[];
  readonly description: Pick<Description, 'objectTypes'>;
}

/** Every path by which something is held, a line each. */
export function PathLines({ grants, description }: PathLinesProps) {
  const { t } = useTranslation();
  return grants.map((grant) => (
    <p key={grantKey(grant)}>
      <ServerText>{grantWords(t, grant, description)}</ServerText>
    </p>
  ));
}

/** Whether every word of a search stands in a holder's names or in what gives it. */
export function matchesHolder(
  { handle, name, grants }: Pick<HolderEntry, 'handle' | 'name' | 'grants'>,
  search: string,
): boolean {
  const text = [handle, name ?? '', ...grants.map((grant) => grant.name)].join(' ').toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
