import type { TFunction } from 'i18next';
import type { Description } from '../../electron/domain/description.ts';
import { assertNever } from '../../electron/domain/result.ts';
import { permissionOf } from '../../electron/domain/why/explain.ts';
import type { Grant } from '../../electron/domain/why/grant.ts';
import { nameList } from './change-words.ts';

type Words = Pick<Description, 'objectTypes'>;

/** One path to a permission as a sentence without its subject: `Through the group Technicians`. */
export function grantWords(t: TFunction, grant: Grant, description: Words): string {
  switch (grant.through) {
    case 'group': {
      const { name, level, via = [], primary } = grant;
      const path = via.length > 0 ? t('access.path.via', { name, via: nameList(via) }) : groupPath(t, name, primary);
      return level === undefined ? path : t('access.path.level', { path, level: levelLabel(level, description) });
    }
    case 'administrator':
      return t('access.path.administrator', { level: grant.name });
    case 'object-right': {
      const path = t('access.path.object', { name: grant.name });
      return grant.level === null
        ? path
        : t('access.path.level', { path, level: levelLabel(grant.level, description) });
    }
    case 'owner':
      return t('access.path.owner', { name: grant.name });
    case 'direct':
      return t('access.path.direct');
    case 'default':
      return t('access.path.default', { name: grant.name });
    default:
      return assertNever(grant);
  }
}

function groupPath(t: TFunction, name: string, primary: boolean): string {
  return t(primary ? 'access.path.primary' : 'access.path.group', { name });
}

function levelLabel(level: string, { objectTypes }: Words): string {
  return objectTypes.flatMap(({ levels }) => levels).find(({ id }) => id === level)?.label ?? level;
}

/** What people call a permission or a power; a name that this version does not know stands for itself. */
export function permissionLabel(description: Pick<Description, 'permissions' | 'powers'>, id: string): string {
  return permissionOf(description, id)?.label ?? id;
}

/** What people call all permissions and powers of an instance, by their ids. */
export function permissionLabels({
  permissions,
  powers = [],
}: Pick<Description, 'permissions' | 'powers'>): ReadonlyMap<string, string> {
  return new Map([...permissions, ...powers].map(({ id, label }) => [id, label]));
}
