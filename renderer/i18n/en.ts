import { FAILURE_TEXTS } from '../../electron/domain/failure-texts.ts';
import { PROBE_NOTES } from '../../electron/domain/probe.ts';
import { access } from './en/access.ts';
import { app } from './en/app.ts';
import { changes } from './en/changes.ts';
import { common } from './en/common.ts';
import { firstUser } from './en/first-user.ts';
import { format } from './en/format.ts';
import { groups } from './en/groups.ts';
import { history } from './en/history.ts';
import { instances } from './en/instances.ts';
import { network } from './en/network.ts';
import { organise } from './en/organise.ts';
import { probe } from './en/probe.ts';
import { settings } from './en/settings.ts';
import { transfer } from './en/transfer.ts';
import { user } from './en/user.ts';
import { users } from './en/users.ts';
import { welcome } from './en/welcome.ts';

/**
 * All English texts. `{name}` is filled in. `failure` and `probeNote` come from the domain, so that the terminal
 * says the same.
 */
export const en = {
  access,
  app,
  changes,
  common,
  firstUser,
  format,
  groups,
  history,
  instances,
  network,
  organise,
  probe,
  settings,
  transfer,
  user,
  users,
  welcome,
  failure: FAILURE_TEXTS,
  probeNote: PROBE_NOTES,
} as const;
