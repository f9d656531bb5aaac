import { readBody, requireLength, type UserCall } from './call.ts';
import { badRequest, invalid, ok, type Reply } from './replies.ts';
import type { Preferences } from './state.ts';
import { boolean, notNull, oneOf, optional, type Reader, text } from './validation.ts';
import { userView } from './views.ts';

const email: Reader<string> = (value) => {
  const reading = text({ trim: true })(value);
  if (!reading.ok || /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(reading.value)) return reading;
  return { ok: false, issues: [{ loc: [], msg: 'The format of the email is invalid', type: 'value_error' }] };
};

const accountUpdate = {
  email: optional(notNull(email)),
  old_password: optional(notNull(text())),
  password: optional(notNull(text())),
};

const preferencesUpdate = {
  quick_analyze_workflow: optional(notNull(oneOf(['nuvs', 'pathoscope_bowtie']))),
  show_ids: optional(notNull(boolean)),
  show_versions: optional(notNull(boolean)),
  skip_quick_analyze_dialog: optional(notNull(boolean)),
};

/** What `GET /account` always says, whatever the user chose (26.3.0). */
const SHOWN: Preferences = {
  quick_analyze_workflow: 'nuvs',
  show_ids: false,
  show_versions: false,
  skip_quick_analyze_dialog: false,
};

const DEFAULTS: Preferences = {
  quick_analyze_workflow: 'pathoscope_bowtie',
  show_ids: true,
  show_versions: true,
  skip_quick_analyze_dialog: true,
};

/** `GET /account`. */
export function getAccount(call: UserCall): Reply {
  return ok({ ...userView(call.state, call.profile, call.client), settings: SHOWN, email: null });
}

/** `PATCH /account`: an address, which is never shown again, or the password together with the old one. */
export function updateAccount(call: UserCall): Reply {
  const { password, old_password } = readBody(call, accountUpdate);
  if (Boolean(password) !== Boolean(old_password)) {
    const given = password ? 'old' : 'new';
    const msg = `The ${given} password needs to be given in order for the password to be changed`;
    throw invalid('body', [{ loc: ['__root__'], msg, type: 'value_error' }]);
  }
  if (password !== undefined) {
    requireLength(call, password);
    if (old_password !== call.client.password) throw badRequest('Invalid credentials');
    Object.assign(call.client, { password, lastPasswordChange: call.state.now(), touched: false });
  }
  return getAccount(call);
}

/** `GET /account/settings`: what the user really chose. */
export function getPreferences(call: UserCall): Reply {
  return ok(call.state.preferences.get(call.client.id) ?? DEFAULTS);
}

/** `PATCH /account/settings`. */
export function updatePreferences(call: UserCall): Reply {
  const before = call.state.preferences.get(call.client.id) ?? DEFAULTS;
  call.state.preferences.set(call.client.id, { ...before, ...readBody(call, preferencesUpdate) });
  return getPreferences(call);
}
