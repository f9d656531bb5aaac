import type { Adapter } from '../adapter.ts';
import { detect, KIND } from './detect.ts';
import { openSession } from './session.ts';
import { METHOD_KEY, METHOD_PASSWORD } from './sign-in.ts';
import { WORDS } from './words.ts';

/** Virtool of 2018: releases 2.0 to 2.3, in which user names are ids and administrators a group. */
export const virtoolLegacy: Adapter = {
  kind: KIND,
  words: WORDS,
  signInMethods: (say) => {
    const method = { handleLabel: say('User name'), handleHelp: null, extraSecrets: [] };
    return [
      { ...method, id: METHOD_PASSWORD, label: say('User name and password'), secretLabel: say('Password') },
      { ...method, id: METHOD_KEY, label: say('User name and API key'), secretLabel: say('API key') },
    ];
  },
  detect,
  open: openSession,
  guideFirstUser({ baseUrl, firstUser }, say) {
    if (!firstUser) return null;
    const text = say(
      'Nobody has set this server up yet. Virtool 2 does that on a page of its own, which asks for the database, the folders and the first user. Open it in a browser and finish it; Roster waits, then signs in with that user.',
    );
    return { text, command: null, address: `${baseUrl}/setup` };
  },
};
