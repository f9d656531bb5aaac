import { access } from './fr/access.ts';
import { app } from './fr/app.ts';
import { changes } from './fr/changes.ts';
import { common } from './fr/common.ts';
import { failure } from './fr/failures.ts';
import { firstUser } from './fr/first-user.ts';
import { format } from './fr/format.ts';
import { groups } from './fr/groups.ts';
import { history } from './fr/history.ts';
import { instances } from './fr/instances.ts';
import { network } from './fr/network.ts';
import { organise } from './fr/organise.ts';
import { probe } from './fr/probe.ts';
import { probeNote } from './fr/probe-note.ts';
import { settings } from './fr/settings.ts';
import { transfer } from './fr/transfer.ts';
import { user } from './fr/user.ts';
import { users } from './fr/users.ts';
import { welcome } from './fr/welcome.ts';
import { asFrench } from './french.ts';
import type { Translation } from './translation.ts';

/** All French texts. Loaded when French is spoken. */
export const fr: Translation = asFrench({
  access,
  app,
  changes,
  common,
  failure,
  firstUser,
  format,
  groups,
  history,
  instances,
  network,
  organise,
  probe,
  probeNote,
  settings,
  transfer,
  user,
  users,
  welcome,
});
