import type { Description, Self, ServerIdentity } from '../../../domain/description.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Caller } from './caller.ts';
import { capabilitiesFor } from './capabilities.ts';
import { fieldsFor } from './fields.ts';
import { ADMINISTRATOR_LEVELS } from './levels.ts';
import { type Facts, passes } from './profile.ts';
import { permissionsOf, STATUSES, STORED_ROLES } from './vocabulary.ts';
import { settingsWire } from './wire.ts';

const COLUMNS: Description['columns'] = ['handle', 'status', 'administrator', 'groups', 'passwordChanged'];

/** Describes the instance in words, for the account that is signed in; asks the server for its password rule. */
export async function describe(
  caller: Caller,
  server: ServerIdentity,
  facts: Facts,
  self: Self,
  signal?: AbortSignal,
): Promise<Result<Description>> {
  const settings = await caller.ask({ method: 'GET', path: '/settings', signal }, settingsWire);
  if (!settings.ok) return settings;
  return ok({
    server,
    self,
    capabilities: capabilitiesFor(self, facts),
    statuses: STATUSES,
    administratorLevels: ADMINISTRATOR_LEVELS,
    permissions: permissionsOf(server.version),
    storedRoles: facts.spaceRoles ? STORED_ROLES : null,
    columns: columnsFor(self, facts),
    ...fieldsFor(settings.value.minimum_password_length, facts),
  });
}

/** The list that everybody may read tells no administrator levels: a column of blanks would read as "none". */
function columnsFor(self: Self, facts: Facts): Description['columns'] {
  return passes(facts, self.administrator, 'users') ? COLUMNS : COLUMNS.filter((column) => column !== 'administrator');
}
