import { FAILURE_TEXTS } from '../../electron/domain/failure-texts.ts';
import { PROBE_NOTES } from '../../electron/domain/probe.ts';
import { app } from './en/app.ts';
import { changes } from './en/changes.ts';
import { common } from './en/common.ts';
import { format } from './en/format.ts';
import { groups } from './en/groups.ts';
import { history } from './en/history.ts';
import { instances } from './en/instances.ts';
import { probe } from './en/probe.ts';
import { settings } from './en/settings.ts';
import { user, users } from './en/users.ts';
import { welcome } from './en/welcome.ts';

/**
 * All English texts. `{name}` is filled in. `failure` and `probeNote` come from the domain, so that the terminal
 * says the same.
 */
export const en = {
  app,
  changes,
  common,
  format,
  groups,
  history,
  instances,
  probe,
  settings,
  user,
  users,
  welcome,
  failure: FAILURE_TEXTS,
  probeNote: PROBE_NOTES,
} as const;
