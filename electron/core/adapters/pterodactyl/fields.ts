import type { Description, Field } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { field, NO_RULES } from '../form.ts';
import { SORTS } from './find-users.ts';
import { gapOf } from './gaps.ts';
import type { Standing } from './standing.ts';
import { MOST_CHARACTERS, USERNAME } from './validation.ts';
import { ROOT } from './wire.ts';

const short = { ...NO_RULES, maximumLength: MOST_CHARACTERS };
const needed = { ...short, required: true, minimumLength: 1 };

function profileFields(say: Say): Field[] {
  const pattern = { source: USERNAME.source, explanation: say(USERNAME.explanation) };
  return [
    field('text', 'handle', say('User name'), {
      help: say('Unique without regard to case and accents. The Panel makes it lower case.'),
      rules: { ...needed, minimumLength: 3, pattern },
    }),
    field('text', 'email', say('E-mail address'), {
      help: say('Unique without regard to case and accents. The case is kept as entered.'),
      rules: { ...needed, pattern: { source: '.+@.+', explanation: say('An e-mail address has an @ in it.') } },
    }),
    field('text', 'firstName', say('First name'), { rules: needed }),
    field('text', 'lastName', say('Last name'), { rules: needed }),
  ];
}

function moreFields(say: Say): Field[] {
  return [
    field('text', 'externalId', say('External id'), {
      help: say('The account’s id in another system. Unique among users. Empty: none.'),
      rules: short,
    }),
    field('text', 'language', say('Language'), {
      help: say('The code of a language that is installed on the Panel; a stock Panel has only “en”.'),
      rules: short,
    }),
    field('choice', 'administrator', say('Administrator'), {
      help: say('A root administrator may do everything on the Panel and on every server.'),
      choices: [{ value: ROOT, label: say('Root administrator') }],
    }),
  ];
}

function createFields(say: Say): Field[] {
  const password = field('password', 'password', say('Password'), {
    help: say(
      'Without one the user gets a link by mail to choose it, which works for 60 minutes. The Panel mails the new user in any case, and never the password. It checks neither length nor strength; characters after the 72nd byte do not count.',
    ),
  });
  return [...profileFields(say), password, ...moreFields(say)];
}

/** The fields of an account that is there already. */
export function editFields(say: Say): Field[] {
  const password = field('password', 'password', say('New password'), {
    help: say(
      'The Panel tells nobody, and checks neither length nor strength. Browsers are signed out at their next page; API keys of the account go on working.',
    ),
  });
  return [...profileFields(say), password, ...moreFields(say)];
}

function findFields(standing: Standing, say: Say): Field[] {
  const partly = say('Any part of it, without regard to case and accents. A comma separates alternatives.');
  const servers = field('flag', 'servers', say('With the servers that each owns'), {
    help: say('Takes the Panel several times as long.'),
  });
  return [
    field('text', 'handle', say('User name contains'), {
      help: say(
        'Any part of it, without regard to case and accents. A comma separates alternatives. Before 1.12 “_” stands for any character and “%” for any text.',
      ),
    }),
    field('text', 'email', say('E-mail address contains'), { help: partly }),
    field('text', 'externalId', say('External id contains'), { help: partly }),
    field('text', 'uuid', say('UUID contains'), { help: partly }),
    field('flag', 'exact', say('Whole values only'), {
      help: say('On: what is entered above has to be the whole value. Commas then are part of it.'),
    }),
    field('text', 'externalIdExact', say('External id is'), {
      help: say(
        'Looks up this one external id and leaves the other fields out of account. A value with a slash cannot be looked up.',
      ),
    }),
    field('choice', 'sort', say('Order'), {
      choices: SORTS.map((value) => ({ value, label: sortLabel(value, say) })),
      initial: 'id',
    }),
    ...(standing.readsServers ? [servers] : []),
  ];
}

function sortLabel(sort: (typeof SORTS)[number], say: Say): string {
  const labels = {
    id: say('Id, lowest first'),
    '-id': say('Id, highest first'),
    uuid: say('UUID, ascending'),
    '-uuid': say('UUID, descending'),
  };
  return labels[sort];
}

/** The fields of every form. A key that may not write still shows what could be edited with another one. */
export function fieldsFor(
  standing: Standing,
  say: Say,
): Pick<Description, 'createFields' | 'editFields' | 'groupFields' | 'findFields'> {
  return {
    createFields: gapOf(standing, 'users.create') === null ? createFields(say) : [],
    editFields: editFields(say),
    groupFields: [],
    findFields: findFields(standing, say),
  };
}
