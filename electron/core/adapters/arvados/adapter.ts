import type { Adapter } from '../adapter.ts';
import { detect } from './detect.ts';
import { firstUser } from './first-user.ts';
import { KIND } from './releases.ts';
import { openSession } from './session.ts';
import { METHOD_PASSWORD, METHOD_TOKEN } from './sign-in.ts';
import { GERMAN } from './words-de.ts';
import { FRENCH } from './words-fr.ts';

/** Arvados 2.2 and newer. */
export const arvados: Adapter = {
  kind: KIND,
  words: { de: GERMAN, fr: FRENCH },
  signInMethods: (say) => [
    {
      id: METHOD_TOKEN,
      label: say('Token'),
      handleLabel: null,
      handleHelp: null,
      secretLabel: say('Token, from “Get API token” in Workbench'),
      extraSecrets: [],
    },
    {
      id: METHOD_PASSWORD,
      label: say('User name and password'),
      handleLabel: say('User name'),
      handleHelp: say('Works where the cluster checks passwords itself: with PAM, LDAP or its test backend.'),
      secretLabel: say('Password'),
      extraSecrets: [],
    },
  ],
  detect,
  open: openSession,
  firstUser,
};
