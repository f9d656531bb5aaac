import type { Adapter } from '../adapter.ts';
import { detect, KIND } from './detect.ts';
import { METHOD_ACCOUNT, METHOD_APPLICATION, PURPOSE_ACCOUNT } from './keys.ts';
import { openSession } from './session.ts';
import { GERMAN } from './words-de.ts';
import { FRENCH } from './words-fr.ts';

/** Pterodactyl Panel from 1.8.0 on, as 1.11 does it; Pelican is recognised and explained. */
export const pterodactyl: Adapter = {
  kind: KIND,
  words: { de: GERMAN, fr: FRENCH },
  signInMethods: (say) => [
    {
      id: METHOD_APPLICATION,
      label: say('Application key'),
      handleLabel: say('Owner of the key'),
      handleHelp: say(
        'The user name or e-mail address of the account that owns this key. The key does not tell it, and Roster must know it: it keeps you from deleting or demoting that account, which would end the key.',
      ),
      handleOptional: true,
      secretLabel: say('Application key (ptla_)'),
      extraSecrets: [
        {
          purpose: PURPOSE_ACCOUNT,
          label: say('Account key (ptlc_)'),
          help: say(
            'Needed only to change who shares a server. A root administrator makes it on the account page of the Panel.',
          ),
        },
      ],
    },
    {
      id: METHOD_ACCOUNT,
      label: say('Account key of a root administrator'),
      handleLabel: null,
      handleHelp: null,
      secretLabel: say('Account key (ptlc_)'),
      extraSecrets: [],
    },
  ],
  detect,
  open: openSession,
  guideFirstUser: ({ baseUrl }, say) => ({
    text: say(
      'The first administrator of a Panel is made on the command line of its server, in the Panel’s folder. Answer yes when it asks whether the user is an administrator. Then sign in to the Panel as that user, make a key in the admin area under “Application API”, and enter it here.',
    ),
    command: 'php artisan p:user:make',
    address: `${baseUrl}/admin/api`,
  }),
};
