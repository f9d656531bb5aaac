import type { Json, JsonObject, UserRow } from './model.ts';
import { isObject } from './parameters.ts';
import { unknownAttribute, unprocessable } from './replies.ts';

/** Columns of a user that a client may name. */
export type Settable = Partial<
  Pick<
    UserRow,
    | 'uuid'
    | 'email'
    | 'username'
    | 'first_name'
    | 'last_name'
    | 'identity_url'
    | 'is_active'
    | 'is_admin'
    | 'prefs'
    | 'redirect_to_user_uuid'
  >
>;

const TEXTS = [
  'email',
  'username',
  'first_name',
  'last_name',
  'identity_url',
  'redirect_to_user_uuid',
  'uuid',
] as const;
const FLAGS = ['is_active', 'is_admin'] as const;

/** Dropped without a word: the server keeps these itself. `owner_uuid` is overwritten on every save. */
const DROPPED = ['owner_uuid', 'created_at', 'modified_at', 'modified_by_user_uuid', 'modified_by_client_uuid'];

const LONGEST = 255;

/**
 * Reads the attributes of a create or update. `tolerated` names read-only ones that this call passes over.
 * @throws Refusal (422) for an attribute that the model does not know, or a value that the column cannot hold.
 */
export function readUserAttributes(attributes: JsonObject, tolerated: readonly string[]): Settable {
  const values: { -readonly [K in keyof Settable]: Settable[K] } = {};
  for (const [name, value] of Object.entries(attributes)) {
    const text = TEXTS.find((column) => column === name);
    const flag = FLAGS.find((column) => column === name);
    if (text === 'uuid') {
      const uuid = readText(text, value);
      if (uuid !== null) values.uuid = uuid;
    } else if (text) values[text] = readText(text, value);
    else if (flag) values[flag] = readFlag(flag, value);
    else if (name === 'prefs') values.prefs = readPrefs(value);
    else if (!DROPPED.includes(name) && !tolerated.includes(name)) throw unknownAttribute(name, 'User');
  }
  if (values.identity_url === '') values.identity_url = null;
  if (values.username === '') values.username = null;
  return values;
}

function readText(name: string, value: Json): string | null {
  if (value === null) return null;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (Array.from(text).length <= LONGEST) return text;
  throw unprocessable(
    `#<ActiveRecord::ValueTooLong: PG::StringDataRightTruncation: ERROR:  value too long for type character varying(255)\n> (${name})`,
  );
}

/** As Rails casts a value to boolean. A flag cannot be null. */
function readFlag(name: string, value: Json): boolean {
  if (value === null || value === '') {
    throw unprocessable(
      `#<ActiveRecord::NotNullViolation: PG::NotNullViolation: ERROR:  null value in column "${name}" violates not-null constraint\n>`,
    );
  }
  return ![false, 0, '0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF'].includes(value as string);
}

/** Until 3.2.0 Rails' own check refused what is no object, since then a validation; both are a 422. */
function readPrefs(value: Json): JsonObject {
  if (value === null) return {};
  if (isObject(value)) return value;
  throw unprocessable('Prefs must be a Hash');
}
