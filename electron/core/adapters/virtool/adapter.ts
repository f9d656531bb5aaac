import type { Adapter } from '../adapter.ts';
import { detect, KIND } from './detect.ts';
import { firstUser } from './first-user.ts';
import { factsForSignIn } from './releases.ts';
import { openSession } from './session.ts';
import { METHOD_KEY, METHOD_PASSWORD } from './sign-in.ts';
import { WORDS } from './words.ts';

/** The modern dialect of Virtool: 23.1.0 to 41.7 with what each still offers, others recognised and explained. */
export const virtool: Adapter = {
  kind: KIND,
  words: WORDS,
  signInMethods: (say, server) => {
    const method = { handleLabel: say('Handle'), handleHelp: null, extraSecrets: [] };
    const password = {
      ...method,
      id: METHOD_PASSWORD,
      label: say('Handle and password'),
      secretLabel: say('Password'),
    };
    const key = { ...method, id: METHOD_KEY, label: say('Handle and API key'), secretLabel: say('API key') };
    return server && !factsForSignIn(server).passwordSignIn ? [key] : [password, key];
  },
  detect,
  open: openSession,
  firstUser,
};
