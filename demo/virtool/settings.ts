import { readBody, type UserCall } from './call.ts';
import { ok, type Reply } from './replies.ts';
import { anything, boolean, integer, listOf, nullable, optional, text } from './validation.ts';

// `sample_unique_names` cannot be changed, and nothing looks at the range of the password length (26.3.0).
const settingsUpdate = {
  default_source_types: optional(listOf(nullable(anything))),
  enable_api: optional(boolean),
  enable_sentry: optional(boolean),
  hmm_slug: optional(text({ trim: true })),
  minimum_password_length: optional(integer()),
  sample_all_read: optional(boolean),
  sample_all_write: optional(boolean),
  sample_group: optional(text()),
  sample_group_read: optional(boolean),
  sample_group_write: optional(boolean),
};

/** `GET /settings`. */
export function getSettings(call: UserCall): Reply {
  return ok(call.state.settings);
}

/** `PATCH /settings`: any subset; answers with the whole document. */
export function updateSettings(call: UserCall): Reply {
  call.state.settings = { ...call.state.settings, ...readBody(call, settingsUpdate) };
  return ok(call.state.settings);
}
