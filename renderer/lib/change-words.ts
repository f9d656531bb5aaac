import type { TFunction } from 'i18next';
import i18next from 'i18next';
import { type Change, membershipDifference, type Value } from '../../electron/domain/change.ts';
import type { Description, Field } from '../../electron/domain/description.ts';
import { assertNever } from '../../electron/domain/result.ts';
import { en } from '../i18n/en.ts';

/** Names for what the values of a change hold as ids and keys; a change can be read without it, by its own labels. */
export type Vocabulary = Pick<
  Description,
  'editFields' | 'createFields' | 'groupFields' | 'permissions' | 'storedRoles' | 'administratorLevels'
>;

/** Names joined as the language does: `Curators, Technicians and Visitors`. */
export function nameList(names: readonly string[]): string {
  return new Intl.ListFormat(i18next.language, { type: 'conjunction' }).format(names);
}

/** A change as sentences without their subject, which is the change's target: `Joins Technicians`. */
export function changeLines(t: TFunction, change: Change, words: Vocabulary | null): string[] {
  const { action, target, before } = change;
  switch (action) {
    case 'create-user':
      return [t('changes.line.createUser', { name: target.name }), ...valueLines(t, change, words)];
    case 'create-group':
      return [t('changes.line.createGroup', { name: target.name })];
    case 'delete-group': {
      const members = before?.members;
      const left = Array.isArray(members) && members.length > 0 ? members.length : 0;
      const deletion = t('changes.line.deleteGroup', { name: target.name });
      return left > 0 ? [deletion, t('changes.line.members', { count: left })] : [deletion];
    }
    case 'set-stored-role':
      return storedRoleLines(t, change, words);
    case 'reset-own-password':
      return [t('changes.line.ownPassword')];
    case 'update-user':
    case 'update-group':
      return [...valueLines(t, change, words), ...secretLines(t, change, words)];
    default:
      return assertNever(action);
  }
}

function storedRoleLines(t: TFunction, { after }: Change, words: Vocabulary | null): string[] {
  return Object.entries(after ?? {}).map(([role, held]) =>
    t(held ? 'changes.line.storedGets' : 'changes.line.storedLoses', { name: storedRoleLabel(role, words) }),
  );
}

/** What people call a stored role, with its family, since labels repeat between families. */
export function storedRoleLabel(id: string, words: Pick<Description, 'storedRoles'> | null): string {
  for (const family of words?.storedRoles?.families ?? []) {
    const role = family.roles.find((one) => one.id === id);
    if (role) return `${family.label}: ${role.label}`;
  }
  return id;
}

function secretLines(t: TFunction, { secrets }: Change, words: Vocabulary | null): string[] {
  return secrets.map((key) => t('changes.line.secret', { label: fieldLabel(t, key, words) }));
}

type KnownKey = keyof typeof en.changes.key;

function fieldLabel(t: TFunction, key: string, words: Vocabulary | null): string {
  const known = key in en.changes.key ? t(`changes.key.${key as KnownKey}`) : key;
  return fieldOf(key, words)?.label ?? known;
}

function fieldOf(key: string, words: Vocabulary | null): Field | undefined {
  return [...(words?.editFields ?? []), ...(words?.createFields ?? []), ...(words?.groupFields ?? [])].find(
    (field) => field.key === key,
  );
}

function valueLines(t: TFunction, change: Change, words: Vocabulary | null): string[] {
  const { action, before, after } = change;
  return Object.entries(after ?? {}).flatMap(([key, value]) => {
    const old = before?.[key] ?? null;
    if (action === 'create-user') return creationLine(key, value, words);
    if (key === 'active') return [t(value === true ? 'changes.line.active' : 'changes.line.inactive')];
    if (Array.isArray(value)) return setLines(t, key, Array.isArray(old) ? old : [], value, change, words);
    const label = fieldLabel(t, key, words);
    const [from, to] = [valueWords(t, key, old, change, words), valueWords(t, key, value, change, words)];
    return [t('changes.line.field', { label, before: from, after: to })];
  });
}

/** A creation names its flags; the name of the account stands in the first line already. */
function creationLine(key: string, value: Value, words: Vocabulary | null): string[] {
  const field = fieldOf(key, words);
  return field?.type === 'flag' && value === true ? [field.label] : [];
}

function setLines(
  t: TFunction,
  key: string,
  before: readonly string[],
  after: readonly string[],
  change: Change,
  words: Vocabulary | null,
): string[] {
  const { add, remove } = membershipDifference(before, after);
  const names = (ids: readonly string[]) => nameList(ids.map((id) => idWords(id, change, words)));
  const [gain, loss] =
    key === 'groups'
      ? (['changes.line.joins', 'changes.line.leaves'] as const)
      : (['changes.line.gets', 'changes.line.loses'] as const);
  return [
    ...(add.length > 0 ? [t(gain, { names: names(add) })] : []),
    ...(remove.length > 0 ? [t(loss, { names: names(remove) })] : []),
  ];
}

function idWords(id: string, { labels }: Change, words: Vocabulary | null): string {
  return labels[id] ?? words?.permissions.find((permission) => permission.id === id)?.label ?? id;
}

function valueWords(t: TFunction, key: string, value: Value, change: Change, words: Vocabulary | null): string {
  if (value === null) return t('changes.none');
  if (typeof value === 'boolean') return t(value ? 'changes.yes' : 'changes.no');
  if (Array.isArray(value)) return nameList(value.map((id) => idWords(id, change, words)));
  if (value === '') return t('changes.empty');
  const choice = fieldOf(key, words)?.choices.find((one) => one.value === value)?.label;
  return choice ?? change.labels[value] ?? value;
}

/** Whether a change can be taken back, in words. */
export function gradeWords(t: TFunction, { action, grade, secrets }: Change): string {
  if (action === 'create-user') return t('changes.gradeOf.createUser');
  if (action === 'create-group') return t('changes.gradeOf.createGroup');
  if (action === 'delete-group') return t('changes.gradeOf.deleteGroup');
  return grade === 'final' && secrets.length > 0 ? t('changes.gradeOf.secret') : t(`changes.grade.${grade}`);
}
