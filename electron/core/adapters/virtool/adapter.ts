import type { Adapter } from '../adapter.ts';
import { detect, KIND } from './detect.ts';
import { createFirstUser, FIRST_USER_FIELDS } from './first-user.ts';
import { openSession } from './session.ts';
import { METHOD_KEY, METHOD_PASSWORD } from './sign-in.ts';

/** The modern dialect of Virtool: 23.1.0 to 41.7 with what each still offers, others recognised and explained. */
export const virtool: Adapter = {
  kind: KIND,
  signInMethods: [
    { id: METHOD_PASSWORD, label: 'Handle and password', handleLabel: 'Handle', secretLabel: 'Password' },
    { id: METHOD_KEY, label: 'Handle and API key', handleLabel: 'Handle', secretLabel: 'API key' },
  ],
  detect,
  open: openSession,
  firstUserFields: FIRST_USER_FIELDS,
  createFirstUser,
};
