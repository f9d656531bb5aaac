import type { Description, Self } from '../../../domain/description.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Caller } from './caller.ts';
import { capabilitiesFor } from './capabilities.ts';
import { fieldsFor } from './fields.ts';
import type { Release } from './gaps.ts';
import { administratorLevels } from './levels.ts';
import { powersIn } from './powers.ts';
import { type Facts, passes } from './profile.ts';
import { permissionsOf, statusesFor, storedRoles } from './vocabulary.ts';
import { settingsWire } from './wire.ts';

const COLUMNS: Description['columns'] = ['handle', 'status', 'administrator', 'groups', 'passwordChanged'];

/** Describes the instance in words, for the account that is signed in; asks the server for its password rule. */
export async function describe(
  caller: Caller,
  { server, facts, say }: Release,
  self: Self,
  signal?: AbortSignal,
): Promise<Result<Description>> {
  const settings = await caller.ask({ method: 'GET', path: '/settings', signal }, settingsWire);
  if (!settings.ok) return settings;
  return ok({
    server,
    self,
    capabilities: capabilitiesFor(self, facts, say),
    statuses: statusesFor(self, facts, say),
    administratorLevels: administratorLevels(facts, say),
    permissions: permissionsOf(server.version, say),
    powers: powersIn(facts, say),
    storedRoles: facts.spaceRoles ? storedRoles(say) : null,
    columns: columnsFor(self, facts),
    userActions: [],
    objectTypes: [],
    attributes: [],
    ...fieldsFor(settings.value.minimum_password_length, facts, say),
  });
}

/** Up to 33.1.1 the list that everybody may read tells no levels: a column of blanks would read as "none". */
function columnsFor(self: Self, facts: Facts): Description['columns'] {
  const showsLevels = facts.listsWholeUsers || passes(facts, self.administrator, 'users');
  return showsLevels ? COLUMNS : COLUMNS.filter((column) => column !== 'administrator');
}
