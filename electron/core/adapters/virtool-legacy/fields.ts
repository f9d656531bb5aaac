import type { Description, Field } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { field, NO_RULES } from '../form.ts';
import { ADMINISTRATOR, NAME_PATTERN } from './vocabulary.ts';

/** The server’s rule for passwords. `told`: by the server itself; else what it starts out with. */
export interface PasswordRule {
  readonly minimum: number;
  readonly told: boolean;
}

/** Names that can be looked up afterwards: they stand in addresses. */
function nameRules(say: Say): Field['rules'] {
  const explanation = say(
    'No slash, no blank at either end, and more than dots alone: another name could hardly be looked up again.',
  );
  return { ...NO_RULES, required: true, minimumLength: 1, pattern: { source: NAME_PATTERN, explanation } };
}

function passwordHelp({ minimum, told }: PasswordRule, say: Say): string {
  return told
    ? say('At least {minimum} characters.', { minimum })
    : say('At least {minimum} characters, unless the server was set otherwise: Roster could not ask it.', { minimum });
}

/** The fields of every form. */
export function fieldsFor(
  rule: PasswordRule,
  say: Say,
): Pick<Description, 'createFields' | 'editFields' | 'groupFields' | 'findFields'> {
  const reset = say('Marked as due for a new password');
  const resetHelp = say('Stored, and shown to administrators. Virtool 2 acts on it nowhere: it protects nothing.');
  const length = { ...NO_RULES, minimumLength: rule.minimum };
  return {
    createFields: [
      field('text', 'handle', say('User name'), {
        help: say('The name to sign in with. It cannot be changed later; case counts.'),
        rules: nameRules(say),
      }),
      field('password', 'password', say('Password'), {
        help: passwordHelp(rule, say),
        rules: { ...length, required: true },
      }),
      field('flag', 'forceReset', reset, { help: resetHelp, initial: true }),
    ],
    editFields: [
      field('groups', 'groups', say('Groups'), {
        help: say('What is taken away ends at once; what is given counts from the next sign-in on.'),
      }),
      field('choice', 'administrator', say('Administrator'), {
        help: say('The same as being in the group administrator.'),
        choices: [{ value: ADMINISTRATOR, label: say('Administrator') }],
      }),
      field('group', 'primaryGroup', say('Primary group'), { help: say('One of the user’s groups, or none.') }),
      field('password', 'password', say('New password'), {
        help: say('{rule} Present sign-ins and API keys go on working.', { rule: passwordHelp(rule, say) }),
        rules: length,
      }),
      field('flag', 'forceReset', reset, { help: resetHelp }),
    ],
    groupFields: [
      field('text', 'name', say('Name'), {
        help: say('Virtool turns it into lower case. It cannot be changed later.'),
        rules: nameRules(say),
      }),
    ],
    findFields: [],
  };
}
