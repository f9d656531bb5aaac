import type { TFunction } from 'i18next';
import type { Description } from '../../../electron/domain/description.ts';
import type { RightValue } from '../../../electron/domain/user.ts';
import type { Differences } from '../../../electron/domain/why/compare.ts';
import { nameList } from '../../lib/change-words.ts';
import { permissionLabel } from '../../lib/grant-words.ts';

/** One difference between two sides, in words. */
export interface DifferenceRow {
  readonly key: string;
  /** What kind of thing it is. */
  readonly what: string;
  readonly name: string;
  readonly a: string;
  readonly b: string;
}

/** The differences as rows: level and groups first, then permissions, rights on single objects and what is owned. */
export function differenceRows(t: TFunction, differences: Differences, description: Description): DifferenceRow[] {
  const { permissions, groups, primaryGroup, administrator, rights, owned } = differences;
  const [yes, no, none] = [t('access.compare.has'), t('access.compare.hasNot'), t('access.compare.none')];
  const level = (id: string | null) =>
    description.administratorLevels.find((one) => one.id === id)?.label ?? id ?? none;
  const membership = (value: string | null) => {
    if (value === null) return t('access.compare.notIn');
    return value === '' ? t('access.compare.in') : t('access.compare.inLevel', { level: levelOf(value, description) });
  };
  const side = (what: string, ids: readonly string[], holds: 'a' | 'b', label: (id: string) => string) =>
    ids.map((id) => ({
      key: `${what} ${holds} ${id}`,
      what,
      name: label(id),
      a: holds === 'a' ? yes : no,
      b: holds === 'b' ? yes : no,
    }));
  const permission = (id: string) => permissionLabel(description, id);
  const [permissionWord, ownedWord] = [t('access.compare.permission'), t('access.compare.owned')];
  return [
    ...(administrator
      ? [
          {
            key: 'administrator',
            what: '',
            name: t('access.who.level'),
            a: level(administrator.a),
            b: level(administrator.b),
          },
        ]
      : []),
    ...(primaryGroup
      ? [
          {
            key: 'primary',
            what: '',
            name: t('access.compare.primary'),
            a: primaryGroup.a ?? none,
            b: primaryGroup.b ?? none,
          },
        ]
      : []),
    ...groups.map(({ name, a, b }) => ({
      key: `group ${name}`,
      what: t('access.compare.group'),
      name,
      a: membership(a),
      b: membership(b),
    })),
    ...side(permissionWord, permissions.onlyA, 'a', permission),
    ...side(permissionWord, permissions.onlyB, 'b', permission),
    ...rights.map(({ object, a, b }) => ({
      key: `right ${object.type} ${object.id}`,
      what: typeLabel(object.type, description),
      name: object.name,
      a: rightText(a, description, { yes, none }),
      b: rightText(b, description, { yes, none }),
    })),
    ...side(
      ownedWord,
      owned.onlyA.map(({ name }) => name),
      'a',
      (name) => name,
    ),
    ...side(
      ownedWord,
      owned.onlyB.map(({ name }) => name),
      'b',
      (name) => name,
    ),
  ];
}

const typeLabel = (type: string, { objectTypes }: Description) =>
  objectTypes.find(({ id }) => id === type)?.label ?? type;

const levelOf = (level: string, { objectTypes }: Description) =>
  objectTypes.flatMap(({ levels }) => levels).find(({ id }) => id === level)?.label ?? level;

function rightText(
  right: RightValue | null,
  description: Description,
  { yes, none }: { readonly yes: string; readonly none: string },
): string {
  if (!right) return none;
  if (right.level !== null) return levelOf(right.level, description);
  const known = description.objectTypes.flatMap(({ permissions }) => permissions);
  const names = right.permissions.map((id) => known.find((one) => one.id === id)?.label ?? id);
  return names.length > 0 ? nameList(names) : yes;
}
