import type { Value } from '../../../domain/change.ts';
import { type Failure, failure } from '../../../domain/failure.ts';
import type { Say } from '../../../domain/say.ts';
import type { ProblemEntry } from './problem.ts';

/** The most characters of every text of a user. */
export const MOST_CHARACTERS = 191;

/** What a user name looks like (`app/Rules/Username.php`); the Panel makes it lower case before it looks. */
export const USERNAME = {
  source: '[A-Za-z0-9][A-Za-z0-9_.\\-]+[A-Za-z0-9]',
  explanation:
    'At least three letters, digits, dashes, underscores or periods, with a letter or digit at both ends. No accents, no blanks.',
} as const;

/** Names of request fields, as the form calls them. */
const FIELD_KEYS: Readonly<Record<string, string>> = {
  username: 'handle',
  first_name: 'firstName',
  last_name: 'lastName',
  external_id: 'externalId',
  root_admin: 'administrator',
};

/** What goes after "Choose another". */
const NOUNS: Readonly<Record<string, string>> = {
  handle: 'user name',
  email: 'e-mail address',
  externalId: 'external id',
};

/** The Panel's own sentences are in its language, so its rules are told in ours; others come as it says them. */
const SENTENCES: Readonly<Record<string, string>> = {
  required: 'The Panel does not take it empty.',
  email: 'This is no e-mail address.',
  between: 'At most {most} characters fit.',
  max: 'At most {most} characters fit.',
  unique: 'Another account has this already. Case and accents make no difference.',
  p_username: USERNAME.explanation,
  in: 'The Panel does not have this language.',
};

/** What was sent, by the keys of the form. */
export type Sent = Readonly<Record<string, Value | undefined>>;

/** A 422 as a failure, each field with the first rule that it breaks. Something taken has a code of its own. */
export function validationFailure(entries: readonly ProblemEntry[], sent: Sent, say: Say): Failure {
  const fields: Record<string, string> = {};
  for (const { meta, detail } of entries) {
    const name = meta?.source_field.split('.')[0] ?? '';
    const sentence = SENTENCES[meta?.rule ?? ''];
    const words = sentence === undefined ? detail : say(sentence, { most: MOST_CHARACTERS });
    if (name !== '') fields[FIELD_KEYS[name] ?? name] ??= words;
  }
  const serverMessage = entries.map(({ detail }) => detail).join(' ');
  const [taken] = Object.keys(fields);
  const isTaken = entries.every(({ meta }) => meta?.rule === 'unique');
  if (!isTaken || taken === undefined) return failure('input-invalid', {}, { fields, serverMessage });
  const value = String(sent[taken] ?? '');
  return taken === 'handle'
    ? failure('handle-taken', { handle: value }, { fields, serverMessage })
    : failure('value-taken', { value, what: say(NOUNS[taken] ?? taken) }, { fields, serverMessage });
}
