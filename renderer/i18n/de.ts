import { access } from './de/access.ts';
import { app } from './de/app.ts';
import { changes } from './de/changes.ts';
import { common } from './de/common.ts';
import { failure } from './de/failures.ts';
import { firstUser } from './de/first-user.ts';
import { format } from './de/format.ts';
import { groups } from './de/groups.ts';
import { history } from './de/history.ts';
import { instances } from './de/instances.ts';
import { network } from './de/network.ts';
import { organise } from './de/organise.ts';
import { probe } from './de/probe.ts';
import { probeNote } from './de/probe-note.ts';
import { settings } from './de/settings.ts';
import { transfer } from './de/transfer.ts';
import { user } from './de/user.ts';
import { users } from './de/users.ts';
import { welcome } from './de/welcome.ts';
import type { Translation } from './translation.ts';

/** All German texts. Loaded when German is spoken. */
export const de: Translation = {
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
};
