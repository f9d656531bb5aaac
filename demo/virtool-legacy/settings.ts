import { type Call, type ClientCall, readBody } from './call.ts';
import { conflict, ok, type Reply } from './replies.ts';
import { defaultSettings, limitProblem, type ServerSettings } from './server-settings.ts';
import { array, boolean, integer, oneOf, optional, type Reader, text } from './validation.ts';

const CHANNELS = ['stable', 'alpha', 'beta'];

/** Every key, read as the type of its default. */
const schema = Object.fromEntries(
  Object.entries(defaultSettings()).map(([name, value]) => [
    name,
    optional(name === 'software_channel' ? oneOf(text(), CHANNELS) : readerFor(value)),
  ]),
);

/** `GET /api/settings`: open to everybody, with all its secrets (2.1). */
export function getSettings({ state }: Call): Reply {
  return ok(state.settings);
}

/** `PATCH /api/settings`: any subset; answers with the whole document. */
export function updateSettings(call: ClientCall): Reply {
  const { settings } = call.state;
  // The schema is made from this very type.
  const changes = readBody(call, schema) as Partial<ServerSettings>;
  const problem = call.profile.checksLimits ? limitProblem(settings, changes) : null;
  if (problem !== null) throw conflict(problem);
  return ok(Object.assign(settings, changes));
}

function readerFor(value: unknown): Reader<unknown> {
  if (typeof value === 'boolean') return boolean;
  if (typeof value === 'number') return integer;
  return Array.isArray(value) ? array : text();
}
