import type { Field, UserAction } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { field } from '../form.ts';
import { uuidRules } from './fields.ts';
import type { Facts } from './releases.ts';

/** What can be done to an account beyond editing its fields. */
const ACTION_IDS = ['setup', 'activate', 'deactivate', 'merge', 'update-uuid', 'create-token'] as const;
export type ActionId = (typeof ACTION_IDS)[number];

/** Whether a text names an action. */
export function isActionId(text: string): text is ActionId {
  return ACTION_IDS.some((id) => id === text);
}

/** A shell node that a login can be given on. */
export type Machine = Field['choices'][number];

/** The actions that the cluster has. */
export function userActionsFor(facts: Facts, machines: readonly Machine[], say: Say): UserAction[] {
  const all: UserAction[] = [
    setup(machines, say),
    {
      id: 'activate',
      label: say('Activate'),
      help: say('Lets the account be used. The server refuses as long as the user has not agreed to every agreement.'),
      fields: [],
      statuses: ['inactive', 'invited'],
    },
    {
      id: 'deactivate',
      label: say('Deactivate'),
      help: say('Takes away the use of the account, and with it what nobody can bring back: see what it destroys.'),
      fields: [],
      statuses: null,
    },
    merge(say),
    {
      id: 'update-uuid',
      label: say('Change UUID'),
      help: say('Gives the account another UUID, and rewrites every reference to the old one.'),
      fields: [field('text', 'newUuid', say('New UUID'), { rules: uuidRules(say, true) })],
      statuses: null,
    },
    createToken(say),
  ];
  return all.filter(({ id }) => id !== 'update-uuid' || facts.updateUuid);
}

function setup(machines: readonly Machine[], say: Say): UserAction {
  const login = field('choice', 'machine', say('Login on a shell node'), {
    help: say('Under the user name of the account. Empty: the one that the cluster gives everybody, if any.'),
    choices: [...machines],
  });
  return {
    id: 'setup',
    label: say('Set up'),
    help: say('Puts the account into All users, so that its owner can activate it. Doing it twice does no harm.'),
    fields: [
      ...(machines.length > 0 ? [login] : []),
      field('flag', 'notify', say('Tell the user by e-mail'), {
        help: say('A mail goes out only if the account was not set up before and the cluster has a text for it.'),
      }),
    ],
    statuses: null,
  };
}

function merge(say: Say): UserAction {
  return {
    id: 'merge',
    label: say('Merge into another account'),
    help: say('Moves what this account owns to the account that stays. Nothing takes it apart again.'),
    fields: [
      field('user', 'into', say('Account that stays'), { rules: uuidRules(say, false) }),
      field('text', 'newOwner', say('Project that receives everything'), {
        help: say('The UUID of a project of the account that stays. Empty: that account itself.'),
        rules: uuidRules(say, false),
      }),
      field('flag', 'redirect', say('Let logins and tokens go over too'), {
        help: say('On: this account becomes invisible for ever, and its owner signs in as the other one.'),
      }),
      field('password', 'token', say('Token of the account that stays'), {
        help: say('An administrator needs none. Anybody else gives up the own account with it; it is not kept.'),
      }),
    ],
    statuses: null,
  };
}

function createToken(say: Say): UserAction {
  return {
    id: 'create-token',
    label: say('Make a token'),
    help: say('Whoever has the token acts as this user. It is shown once, right after it was made.'),
    fields: [
      field('text', 'scopes', say('Restricted to'), {
        help: say('Calls like GET /arvados/v1/users, several with commas between them. Empty: everything.'),
      }),
      field('text', 'expires', say('Valid until'), {
        help: say('A date like 2027-01-31, with or without a time. Empty: as long as the cluster allows.'),
      }),
    ],
    statuses: null,
  };
}
