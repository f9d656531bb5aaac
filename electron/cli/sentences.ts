import type { Change, Value } from '../domain/change.ts';
import type { Description } from '../domain/description.ts';

/** What a change does, as sentences, one for each thing that it does. */
export function changeSentences(change: Change, instance: string, description: Description): string[] {
  const { action, target, after, secrets } = change;
  const who = target.name;
  switch (action) {
    case 'create-user':
      return [`Create the user ${who} on ${instance}.`];
    case 'create-group':
      return [`Create the group ${who} on ${instance}.`];
    case 'delete-group':
      return [`Delete the group ${who} on ${instance}.`];
    case 'create-first-user':
      return [`Create the first user ${who} on ${instance}.`];
    case 'reset-own-password':
      return [`Give ${who} a new password on ${instance}.`];
    case 'set-stored-role':
      return Object.entries(after ?? {}).map(([role, held]) =>
        held ? `Note the role ${role} for ${who}.` : `Take the role ${role} from ${who}.`,
      );
    case 'update-user':
    case 'update-group':
      return [
        ...Object.entries(after ?? {}).flatMap(([key, value]) => fieldSentences(change, key, value, description)),
        ...secrets.map(() => `Give ${who} a new password.`),
      ];
  }
}

/** Whether a change can be taken back, in a word. */
export const GRADE_WORDS: Record<Change['grade'], string> = {
  undoable: 'can be undone',
  compensable: 'can be made up for, not undone',
  final: 'cannot be undone',
};

function fieldSentences(change: Change, key: string, value: Value, description: Description): string[] {
  const who = change.target.name;
  const before = change.before?.[key] ?? null;
  const name = (id: string) => change.labels[id] ?? id;
  switch (key) {
    case 'active':
      return [value ? `Activate ${who}.` : `Deactivate ${who}.`];
    case 'forceReset':
      return [value ? `Make ${who} choose a new password at the next sign-in.` : `Let ${who} keep the password.`];
    case 'groups':
      return memberSentences(who, before, value, name);
    case 'primaryGroup':
      return [
        typeof value === 'string'
          ? `Make ${name(value)} the primary group of ${who}.`
          : `Leave ${who} without a primary group.`,
      ];
    case 'administrator':
      return [administratorSentence(who, value, description)];
    default:
      return [`Set ${labelOf(key, description)} of ${who} from ${worded(before)} to ${worded(value)}.`];
  }
}

function memberSentences(who: string, before: Value, after: Value, name: (id: string) => string): string[] {
  const [had, has] = [listed(before), listed(after)];
  return [
    ...has.filter((id) => !had.includes(id)).map((id) => `Put ${who} into ${name(id)}.`),
    ...had.filter((id) => !has.includes(id)).map((id) => `Take ${who} out of ${name(id)}.`),
  ];
}

function administratorSentence(who: string, value: Value, { administratorLevels }: Description): string {
  if (value === null || value === '') return `Take the administrator level from ${who}.`;
  const level = administratorLevels.find((one) => one.id === value);
  return `Make ${who} an administrator: ${level?.label ?? String(value)}.`;
}

function labelOf(key: string, { editFields, groupFields }: Description): string {
  return [...editFields, ...groupFields].find((field) => field.key === key)?.label.toLowerCase() ?? key;
}

function listed(value: Value): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function worded(value: Value): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : value;
}
