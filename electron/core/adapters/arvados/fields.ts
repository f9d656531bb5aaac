import type { Description, Field } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { field, NO_RULES } from '../form.ts';
import type { Facts } from './releases.ts';
import { UUID_PATTERN } from './uuids.ts';

/** String columns hold no more. */
const LONGEST = 255;

const RULES: Field['rules'] = { ...NO_RULES, maximumLength: LONGEST };
const NEEDED: Field['rules'] = { ...RULES, required: true, minimumLength: 1 };

/** What a field that takes a UUID demands. */
export function uuidRules(say: Say, required: boolean): Field['rules'] {
  const explanation = say('A UUID has 27 characters, like xzzxz-tpzed-0123456789abcde.');
  return { ...NO_RULES, required, pattern: { source: UUID_PATTERN, explanation } };
}

/** The first and the last name, in every form for a user. */
export function nameFields(say: Say): Field[] {
  return [
    field('text', 'firstName', say('First name'), { rules: RULES }),
    field('text', 'lastName', say('Last name'), { rules: RULES }),
  ];
}

function identityUrl(say: Say): Field {
  return field('text', 'identityUrl', say('Identity URL'), {
    help: say('What the login provider calls the person. Logins are matched by it first, then by the e-mail address.'),
    rules: RULES,
  });
}

function administrator(say: Say): Field {
  return field('choice', 'administrator', say('Administrator'), {
    help: say('An administrator has to be active, so the account becomes active as well.'),
    choices: [{ value: 'admin', label: say('Administrator') }],
  });
}

function groups(facts: Facts, say: Say): Field {
  return field('groups', 'groups', say('Groups'), {
    help:
      facts.memberLevel === 'can_write'
        ? say('Membership is given with the level “Can write”; another level can be given as a right on the role.')
        : say('Membership is given with the level “Can read”; another level can be given as a right on the role.'),
  });
}

function createFields(facts: Facts, say: Say): Field[] {
  return [
    field('text', 'email', say('E-mail'), {
      help: say('It ties a login to this account: whoever signs in with this address gets it.'),
      rules: NEEDED,
    }),
    field('text', 'handle', say('User name'), {
      help: say(
        'The server drops everything but ASCII letters and digits, adds a number to a name that is taken, and makes one of the e-mail address if this is empty. What it made of it is shown afterwards.',
      ),
      rules: RULES,
    }),
    ...nameFields(say),
    identityUrl(say),
    field('flag', 'active', say('Active at once'), {
      help: say('Also sets the account up. Nobody is asked to agree to user agreements then.'),
    }),
    field('flag', 'setUp', say('Set up'), {
      help: say('The account joins All users, so that its owner can activate it at the first sign-in.'),
    }),
    groups(facts, say),
    administrator(say),
  ];
}

function editFields(facts: Facts, say: Say): Field[] {
  return [
    field('text', 'handle', say('User name'), {
      help: say('Empty removes it. Logins on shell nodes that were given already keep the old one.'),
      rules: {
        ...RULES,
        pattern: {
          source: '([A-Za-z][A-Za-z0-9]*)?',
          explanation: say('A user name begins with a letter, and holds only letters and digits.'),
        },
      },
    }),
    field('text', 'email', say('E-mail'), {
      help: say('It ties logins to this account: after a change, whoever signs in with the new address gets it.'),
      rules: RULES,
    }),
    ...nameFields(say),
    groups(facts, say),
    administrator(say),
    field('flag', 'active', say('Active'), {
      help: say(
        'Turning it off deactivates the account, which destroys its tokens, keys, preferences and memberships.',
      ),
    }),
    field('text', 'prefs', say('Preferences'), {
      help: say('A JSON object. It replaces all preferences: what is not in it is gone.'),
    }),
    identityUrl(say),
  ];
}

function groupFields(say: Say): Field[] {
  return [field('text', 'name', say('Name'), { help: say('Unique among the roles of the cluster.'), rules: NEEDED })];
}

function findFields(say: Say): Field[] {
  const either = [
    { value: 'yes', label: say('Yes') },
    { value: 'no', label: say('No') },
  ];
  return [
    field('text', 'any', say('Any text'), {
      help: say('Each word is looked for in e-mail address, names, user name, identity URL and preferences.'),
    }),
    field('text', 'email', say('E-mail contains')),
    field('text', 'handle', say('User name contains')),
    field('choice', 'active', say('Active'), { choices: either }),
    field('choice', 'administrator', say('Administrator'), { choices: either }),
    field('choice', 'order', say('Order'), {
      choices: [
        { value: 'modified', label: say('Modified last') },
        { value: 'created', label: say('Created last') },
        { value: 'email', label: say('E-mail') },
        { value: 'handle', label: say('User name') },
        { value: 'lastName', label: say('Last name') },
      ],
    }),
  ];
}

/** The fields of every form. */
export function fieldsFor(
  facts: Facts,
  say: Say,
): Pick<Description, 'createFields' | 'editFields' | 'groupFields' | 'findFields'> {
  return {
    createFields: createFields(facts, say),
    editFields: editFields(facts, say),
    groupFields: groupFields(say),
    findFields: findFields(say),
  };
}
