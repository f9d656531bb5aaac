import { type Change, membershipDifference, shownChange, type Value, type Values } from './change.ts';
import { CHANGE_TEXTS } from './change-texts.ts';
import type { Description, Field } from './description.ts';
import { assertNever } from './result.ts';
import type { Speech } from './speech.ts';
import type { RightValue } from './user.ts';

/** Names for what the values of a change hold as ids and keys; a change can be read without it, by its own labels. */
export type Vocabulary = Pick<
  Description,
  | 'editFields'
  | 'createFields'
  | 'groupFields'
  | 'permissions'
  | 'storedRoles'
  | 'administratorLevels'
  | 'userActions'
  | 'objectTypes'
>;

/** Names joined as the language does: `Curators, Technicians and Visitors`. */
export function nameList({ language }: Speech, names: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

/**
 * A change as sentences without their subject, which is the change's target: `Joins Technicians`. What it does beside
 * stands behind them.
 */
export function changeLines(speech: Speech, change: Change, words: Vocabulary | null): string[] {
  return [...ownLines(speech, change, words), ...(change.effects ?? [])];
}

function ownLines(speech: Speech, change: Change, words: Vocabulary | null): string[] {
  const { action, target } = change;
  switch (action) {
    case 'create-user':
      return [speech.say('changes.line.createUser', { name: target.name }), ...valueLines(speech, change, words)];
    case 'delete-user':
      return [speech.say('changes.line.deleteUser', { name: target.name })];
    case 'act-on-user':
      return [
        speech.say('changes.line.action', { name: change.about?.name ?? '' }),
        ...valueLines(speech, change, words),
      ];
    case 'set-object-right':
      return rightLines(speech, change, words);
    case 'create-group':
      return [speech.say('changes.line.createGroup', { name: target.name })];
    case 'delete-group': {
      const { memberCount: left = 0 } = shownChange(change);
      const deletion = speech.say('changes.line.deleteGroup', { name: target.name });
      return left > 0 ? [deletion, speech.say('changes.line.members', { count: left })] : [deletion];
    }
    case 'set-stored-role':
      return storedRoleLines(speech, change, words);
    case 'create-first-user':
      return [speech.say('changes.line.firstUser', { name: target.name })];
    case 'reset-own-password':
      return [speech.say('changes.line.ownPassword')];
    case 'update-user':
    case 'update-group':
      return [...valueLines(speech, change, words), ...secretLines(speech, change, words)];
    default:
      return assertNever(action);
  }
}

/** A right as what it allows: its level, its permissions, or that it is there at all; null: no right. */
function rightWords(speech: Speech, values: Values | null, change: Change, words: Vocabulary | null): string | null {
  if (!values) return null;
  const { level = null, permissions = [] } = values as Partial<RightValue>;
  const type = words?.objectTypes.find(({ id }) => id === change.about?.type);
  const labelOf = (id: string) => type?.permissions.find((one) => one.id === id)?.label ?? id;
  if (level) return type?.levels.find(({ id }) => id === level)?.label ?? level;
  return permissions.length > 0 ? nameList(speech, permissions.map(labelOf)) : speech.say('changes.line.plainRight');
}

function rightLines(speech: Speech, change: Change, words: Vocabulary | null): string[] {
  const name = change.about?.name ?? '';
  const held = (values: Values | null) => (values?.held === false ? null : values);
  const before = rightWords(speech, held(change.before), change, words);
  const after = rightWords(speech, held(change.after), change, words);
  if (after === null) return [speech.say('changes.line.takesRight', { name, right: before ?? '' })];
  return before === null
    ? [speech.say('changes.line.givesRight', { name, right: after })]
    : [speech.say('changes.line.changesRight', { name, before, after })];
}

function storedRoleLines(speech: Speech, { after }: Change, words: Vocabulary | null): string[] {
  return Object.entries(after ?? {}).map(([role, held]) =>
    speech.say(held ? 'changes.line.storedGets' : 'changes.line.storedLoses', { name: storedRoleLabel(role, words) }),
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

function secretLines(speech: Speech, { secrets }: Change, words: Vocabulary | null): string[] {
  return secrets.map((key) => speech.say('changes.line.secret', { label: fieldLabel(speech, key, words) }));
}

type KnownKey = keyof typeof CHANGE_TEXTS.key;

function fieldLabel(speech: Speech, key: string, words: Vocabulary | null): string {
  const known = key in CHANGE_TEXTS.key ? speech.say(`changes.key.${key as KnownKey}`) : key;
  return fieldOf(key, words)?.label ?? known;
}

function fieldOf(key: string, words: Vocabulary | null): Field | undefined {
  const actions = (words?.userActions ?? []).flatMap(({ fields }) => fields);
  const forms = [words?.editFields ?? [], words?.createFields ?? [], words?.groupFields ?? [], actions];
  return forms.flat().find((field) => field.key === key);
}

function valueLines(speech: Speech, change: Change, words: Vocabulary | null): string[] {
  const { action, before, after } = change;
  return Object.entries(after ?? {}).flatMap(([key, value]) => {
    const old = before?.[key] ?? null;
    if (action === 'create-user' || action === 'act-on-user') return givenLines(speech, change, key, words);
    if (key === 'active') return [speech.say(value === true ? 'changes.line.active' : 'changes.line.inactive')];
    if (Array.isArray(value)) return setLines(speech, key, Array.isArray(old) ? old : [], value, change, words);
    const label = fieldLabel(speech, key, words);
    const [from, to] = [valueWords(speech, key, old, change, words), valueWords(speech, key, value, change, words)];
    return [speech.say('changes.line.field', { label, before: from, after: to })];
  });
}

/** What a form gives, as far as it gives something: flags by their name, others with their value. The handle of an account stands in the first line already. */
function givenLines(speech: Speech, change: Change, key: string, words: Vocabulary | null): string[] {
  const value = change.after?.[key] ?? null;
  if (key === 'handle' || value === null || value === false || value === '') return [];
  const label = fieldLabel(speech, key, words);
  if (value === true) return [label];
  if (Array.isArray(value)) return setLines(speech, key, [], value, change, words);
  return [speech.say('changes.line.value', { label, after: valueWords(speech, key, value, change, words) })];
}

function setLines(
  speech: Speech,
  key: string,
  before: readonly string[],
  after: readonly string[],
  change: Change,
  words: Vocabulary | null,
): string[] {
  const { add, remove } = membershipDifference(before, after);
  const names = (ids: readonly string[]) =>
    nameList(
      speech,
      ids.map((id) => idWords(id, change, words)),
    );
  const [gain, loss] =
    key === 'groups'
      ? (['changes.line.joins', 'changes.line.leaves'] as const)
      : (['changes.line.gets', 'changes.line.loses'] as const);
  return [
    ...(add.length > 0 ? [speech.say(gain, { names: names(add) })] : []),
    ...(remove.length > 0 ? [speech.say(loss, { names: names(remove) })] : []),
  ];
}

function idWords(id: string, { labels }: Change, words: Vocabulary | null): string {
  return labels[id] ?? words?.permissions.find((permission) => permission.id === id)?.label ?? id;
}

function valueWords(speech: Speech, key: string, value: Value, change: Change, words: Vocabulary | null): string {
  if (value === null) return speech.say('changes.none');
  if (typeof value === 'boolean') return speech.say(value ? 'changes.yes' : 'changes.no');
  if (Array.isArray(value))
    return nameList(
      speech,
      value.map((id) => idWords(id, change, words)),
    );
  if (value === '') return speech.say('changes.empty');
  const choice = fieldOf(key, words)?.choices.find((one) => one.value === value)?.label;
  return choice ?? change.labels[value] ?? value;
}

/** Whether a change can be taken back, in words. */
export function gradeWords(speech: Speech, { action, grade, secrets }: Change): string {
  if (action === 'create-first-user') return speech.say('changes.gradeOf.firstUser');
  if (action === 'create-user') return speech.say('changes.gradeOf.createUser');
  if (action === 'create-group') return speech.say('changes.gradeOf.createGroup');
  if (action === 'delete-group') return speech.say('changes.gradeOf.deleteGroup');
  if (action === 'delete-user') return speech.say('changes.gradeOf.deleteUser');
  return grade === 'final' && secrets.length > 0
    ? speech.say('changes.gradeOf.secret')
    : speech.say(`changes.grade.${grade}`);
}
