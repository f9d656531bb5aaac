import type { Value, Values } from '../domain/change.ts';
import type { Field } from '../domain/description.ts';
import { assertNever } from '../domain/result.ts';
import type { ChangePlace } from './changes.ts';
import { chooseGroup, chooseUser } from './choose.ts';
import { printable, UsageError } from './failures.ts';
import type { CommandContext } from './run.ts';
import { furtherSecret } from './secrets.ts';

const YES = ['yes', 'true', 'on', '1'];
const NO = ['no', 'false', 'off', '0'];
/** Stands for "nothing" where a field takes an id or one of several choices. */
const NOTHING = 'none';

/** The values that a form has before anybody touched it, as far as it has any. Secrets have none. */
export function initialValues(fields: readonly Field[]): Values {
  const given = fields.filter(({ type, initial }) => type !== 'password' && !isNothing(initial));
  return Object.fromEntries(given.map(({ key, initial }) => [key, initial]));
}

const isNothing = (value: Value) =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** Reads `field=value` texts by the fields of a form: names of groups and users become ids, several groups add up. */
export async function readValues(
  context: CommandContext,
  place: ChangePlace,
  fields: readonly Field[],
  typed: readonly string[],
): Promise<Values> {
  const values: Values = {};
  for (const text of typed) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`"${text}" is no field=value.`);
    const field = fieldNamed(fields, text.slice(0, at));
    const value = await readValue(context, place, field, text.slice(at + 1));
    const earlier = values[field.key];
    values[field.key] = Array.isArray(value) && Array.isArray(earlier) ? [...earlier, ...value] : value;
  }
  return values;
}

/** The values that empty the named fields. */
export function emptyValues(fields: readonly Field[], names: readonly string[]): Values {
  return Object.fromEntries(
    names.map((name) => {
      const { key, type } = fieldNamed(fields, name);
      if (type === 'password') throw new UsageError(`"${key}" is a secret; it cannot be emptied.`);
      return [key, type === 'flag' ? false : type === 'groups' ? [] : null];
    }),
  );
}

/** The values of the secret fields that a form needs, and of those that are named; each is asked for. */
export async function secretValues(
  context: CommandContext,
  fields: readonly Field[],
  names: readonly string[],
): Promise<Values> {
  const named = names.map((name) => {
    const field = fieldNamed(fields, name);
    if (field.type !== 'password') throw new UsageError(`"${field.key}" is no secret; give it with --set.`);
    return field.key;
  });
  const values: Values = {};
  for (const { key, label, type, rules } of fields) {
    if (type === 'password' && (rules.required || named.includes(key)))
      values[key] = await furtherSecret(context, key, label);
  }
  return values;
}

/** Throws a sentence that names what a form needs and did not get. */
export function requireFields(fields: readonly Field[], values: Values): void {
  const missing = fields.filter(({ key, type, rules }) => {
    return rules.required && type !== 'password' && isNothing(values[key] ?? null) && type !== 'flag';
  });
  if (missing.length === 0) return;
  const names = missing.map(({ key, label }) => `${label} (--set ${key}=…)`);
  throw new UsageError(printable(`This is missing: ${names.join(', ')}.`));
}

/** The field with this key, or else with this label; case makes no difference. */
function fieldNamed(fields: readonly Field[], name: string): Field {
  const wanted = name.toLowerCase();
  const field =
    fields.find(({ key }) => key.toLowerCase() === wanted) ??
    fields.find(({ label }) => label.toLowerCase() === wanted);
  if (field) return field;
  const known = fields.length > 0 ? `Fields: ${fields.map(({ key }) => key).join(', ')}.` : 'There are no fields here.';
  throw new UsageError(printable(`There is no field "${name}" here. ${known}`));
}

async function readValue(context: CommandContext, place: ChangePlace, field: Field, text: string): Promise<Value> {
  const { instance, description } = place;
  switch (field.type) {
    case 'text':
      return text;
    case 'flag':
      return flagOf(field, text);
    case 'choice':
      return choiceOf(field, text);
    case 'group':
      return text === NOTHING || text === '' ? null : ((await groupIds(context, place, [text]))[0] ?? null);
    case 'groups':
      return text === NOTHING || text === '' ? [] : groupIds(context, place, [text]);
    case 'user':
      return text === '' ? null : (await chooseUser(context, instance, description, text)).id;
    case 'password':
      throw new UsageError(
        `"${field.key}" is a secret, and other users of this computer can read arguments. It is asked for, or comes from standard input.`,
      );
    default:
      return assertNever(field.type);
  }
}

async function groupIds({ client, signal }: CommandContext, { instance }: ChangePlace, named: readonly string[]) {
  const groups = await client.groups.list({ instanceId: instance.id }, { signal });
  return named.map((one) => chooseGroup(groups, one, instance).id);
}

function flagOf({ key }: Field, text: string): boolean {
  const word = text.toLowerCase();
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  throw new UsageError(`${key} is yes or no, not "${text}".`);
}

function choiceOf({ key, choices, rules }: Field, text: string): string | null {
  const word = text.toLowerCase();
  const choice =
    choices.find(({ value }) => value === text) ?? choices.find(({ label }) => label.toLowerCase() === word);
  if (choice) return choice.value;
  if (!rules.required && (word === NOTHING || word === '')) return null;
  const known = [...choices.map(({ value }) => value), ...(rules.required ? [] : [NOTHING])];
  throw new UsageError(printable(`${key} cannot be "${text}". Choices: ${known.join(', ')}.`));
}
