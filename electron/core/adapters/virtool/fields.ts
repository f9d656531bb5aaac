import type { CapabilityId, Description, Field } from '../../../domain/description.ts';
import { capabilityOf } from '../capability.ts';
import { field, NO_RULES } from '../form.ts';
import { gapOf } from './gaps.ts';
import { LEVEL_LABELS } from './levels.ts';
import { type Facts, LEVEL_IDS } from './profile.ts';

/** The handle that the server keeps for itself. */
export const RESERVED_HANDLES = ['virtool'];

const groupFields: readonly Field[] = [
  field('text', 'name', 'Name', {
    help: 'Unique among the groups; case counts.',
    rules: { ...NO_RULES, required: true, minimumLength: 1 },
  }),
];

const findByHandle: readonly Field[] = [
  field('text', 'find', 'Handle contains', {
    help: 'Any part of the handle, without regard to case. Empty finds all.',
  }),
];

const findByActivity: readonly Field[] = [
  field('flag', 'active', 'Active accounts', {
    help: 'On: the server looks among active accounts. Off: among deactivated ones. It never looks among both at once.',
    initial: true,
  }),
];

function createFields(minimum: number, facts: Facts): Field[] {
  const unique = facts.handlesIgnoreCase ? 'unique without regard to case' : 'case counts';
  return [
    field('text', 'handle', 'Handle', {
      help: `The name to sign in with. It cannot be changed later; ${unique}. A handle that begins with “job” can never use API keys.`,
      rules: { ...NO_RULES, required: true, minimumLength: 1, reserved: RESERVED_HANDLES },
    }),
    field('password', 'password', 'Password', {
      help: `At least ${minimum} characters.`,
      rules: { ...NO_RULES, required: true, minimumLength: minimum },
    }),
    field('flag', 'forceReset', 'Must choose a new password at the first sign-in', {
      help: 'On, as it is the server’s own default: nobody can use the account before its owner has chosen a password in the browser. Turn it off for accounts of scripts.',
      initial: true,
    }),
  ];
}

function editFields(minimum: number): Field[] {
  return [
    field('flag', 'active', 'Active', {
      help: 'Takes effect with the user’s next call. Sign-ins that have not expired come back to life when the account is activated again.',
    }),
    field('flag', 'forceReset', 'Must choose a new password at the next sign-in', {
      help: 'Present sign-ins and API keys go on working.',
    }),
    field('groups', 'groups', 'Groups'),
    field('group', 'primaryGroup', 'Primary group', { help: 'One of the user’s groups, or none.' }),
    field('password', 'password', 'New password', {
      help: `At least ${minimum} characters. Present sign-ins and API keys go on working; only deactivating ends them.`,
      rules: { ...NO_RULES, minimumLength: minimum },
    }),
    field('choice', 'administrator', 'Administrator level', {
      help: 'None, or one of the levels. Any level ignores group permissions.',
      choices: LEVEL_IDS.map((id) => ({ value: id, label: LEVEL_LABELS[id] })),
    }),
  ];
}

/** The fields of every form, without those that the release has nothing for. `minimum` is the least number of characters of a password, as the server's settings say. */
export function fieldsFor(
  minimum: number,
  facts: Facts,
): Pick<Description, 'createFields' | 'editFields' | 'groupFields' | 'findFields'> {
  const offered = (id: CapabilityId) => gapOf(facts, id) === null;
  return {
    createFields: offered('users.create') ? createFields(minimum, facts) : [],
    editFields: editFields(minimum).filter((one) => offered(capabilityOf(one.key))),
    groupFields: offered('groups.create') ? [...groupFields] : [],
    findFields: facts.activeFilter ? [...findByHandle, ...findByActivity] : [...findByHandle],
  };
}
