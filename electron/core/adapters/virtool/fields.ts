import type { CapabilityId, Description, Field } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { capabilityOf } from '../capability.ts';
import { field, NO_RULES } from '../form.ts';
import { gapOf } from './gaps.ts';
import { LEVEL_LABELS } from './levels.ts';
import { type Facts, LEVEL_IDS } from './profile.ts';

/** The handle that the server keeps for itself. */
export const RESERVED_HANDLES = ['virtool'];

const groupFields = (say: Say): Field[] => [
  field('text', 'name', say('Name'), {
    help: say('Unique among the groups; case counts.'),
    rules: { ...NO_RULES, required: true, minimumLength: 1 },
  }),
];

const findByHandle = (say: Say): Field[] => [
  field('text', 'find', say('Handle contains'), {
    help: say('Any part of the handle, without regard to case. Empty finds all.'),
  }),
];

const findByActivity = (say: Say): Field[] => [
  field('flag', 'active', say('Active accounts'), {
    help: say(
      'On: the server looks among active accounts. Off: among deactivated ones. It never looks among both at once.',
    ),
    initial: true,
  }),
];

function createFields(minimum: number, facts: Facts, say: Say): Field[] {
  return [
    field('text', 'handle', say('Handle'), {
      help: facts.handlesIgnoreCase
        ? say(
            'The name to sign in with. It cannot be changed later; unique without regard to case. A handle that begins with “job” can never use API keys.',
          )
        : say(
            'The name to sign in with. It cannot be changed later; case counts. A handle that begins with “job” can never use API keys.',
          ),
      rules: { ...NO_RULES, required: true, minimumLength: 1, reserved: RESERVED_HANDLES },
    }),
    field('password', 'password', say('Password'), {
      help: say('At least {minimum} characters.', { minimum }),
      rules: { ...NO_RULES, required: true, minimumLength: minimum },
    }),
    field('flag', 'forceReset', say('Must choose a new password at the first sign-in'), {
      help: say(
        'On, as it is the server’s own default: nobody can use the account before its owner has chosen a password in the browser. Turn it off for accounts of scripts.',
      ),
      initial: true,
    }),
  ];
}

function editFields(minimum: number, say: Say): Field[] {
  return [
    field('flag', 'active', say('Active'), {
      help: say(
        'Takes effect with the user’s next call. Sign-ins that have not expired come back to life when the account is activated again.',
      ),
    }),
    field('flag', 'forceReset', say('Must choose a new password at the next sign-in'), {
      help: say('Present sign-ins and API keys go on working.'),
    }),
    field('groups', 'groups', say('Groups')),
    field('group', 'primaryGroup', say('Primary group'), { help: say('One of the user’s groups, or none.') }),
    field('password', 'password', say('New password'), {
      help: say(
        'At least {minimum} characters. Present sign-ins and API keys go on working; only deactivating ends them.',
        { minimum },
      ),
      rules: { ...NO_RULES, minimumLength: minimum },
    }),
    field('choice', 'administrator', say('Administrator level'), {
      help: say('None, or one of the levels. Any level ignores group permissions.'),
      choices: LEVEL_IDS.map((id) => ({ value: id, label: say(LEVEL_LABELS[id]) })),
    }),
  ];
}

/** The fields of every form, without those that the release has nothing for. `minimum` is the least number of characters of a password, as the server's settings say. */
export function fieldsFor(
  minimum: number,
  facts: Facts,
  say: Say,
): Pick<Description, 'createFields' | 'editFields' | 'groupFields' | 'findFields'> {
  const offered = (id: CapabilityId) => gapOf(facts, id) === null;
  return {
    createFields: offered('users.create') ? createFields(minimum, facts, say) : [],
    editFields: editFields(minimum, say).filter((one) => offered(capabilityOf(one.key))),
    groupFields: offered('groups.create') ? groupFields(say) : [],
    findFields: [...findByHandle(say), ...(facts.activeFilter ? findByActivity(say) : [])],
  };
}
