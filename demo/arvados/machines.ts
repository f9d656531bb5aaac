import { type Call, listOptionsOf, requireAdmin, selectOf } from './call.ts';
import { keyResource, logResource, machineResource } from './columns.ts';
import { limitedTo, listReply, testOf } from './list-reply.ts';
import type { Json, KeyRow, LogRow, MachineRow } from './model.ts';
import { compareBy, sortPage } from './paging.ts';
import { notFound, type Reply } from './replies.ts';
import { viewKey, viewLog, viewMachine } from './views.ts';

/** `GET /virtual_machines`. */
export function listMachines(call: Call): Reply {
  const options = listOptionsOf(call, machineResource);
  const test = testOf(machineResource, options, ({ uuid }: MachineRow) => call.access.on(uuid) > 0);
  const page = sortPage(call.state.machines.values(), test, options, compareBy(machineResource, options.order));
  return listReply(machineResource, options, page, (machine) => viewMachine(call, machine));
}

function findMachine(call: Call): MachineRow {
  const machine = call.state.machines.get(call.params.uuid ?? '');
  if (!machine || call.access.on(machine.uuid) === 0) throw notFound();
  return machine;
}

/** `GET /virtual_machines/{uuid}`. */
export function getMachine(call: Call): Reply {
  const select = selectOf(call, machineResource);
  const fields = viewMachine(call, findMachine(call));
  return { kind: 'record', type: 'virtualMachine', fields, select };
}

/** `GET /virtual_machines/{uuid}/logins`. */
export function listLogins(call: Call): Reply {
  const machine = findMachine(call);
  requireAdmin(call);
  return { kind: 'map', value: { kind: 'arvados#HashList', items: loginsOf(call, machine) } };
}

/** `GET /virtual_machines/get_all_logins`. */
export function listAllLogins(call: Call): Reply {
  requireAdmin(call);
  const items = [...call.state.machines.values()].flatMap((machine) => loginsOf(call, machine));
  return { kind: 'map', value: { kind: 'arvados#HashList', items } };
}

/** One entry per login and key; a user without a key has one entry with null in its place. */
function loginsOf({ state }: Call, machine: MachineRow): Json[] {
  const keys = new Map<string, KeyRow[]>();
  for (const key of state.keys.values()) {
    keys.set(key.authorized_user_uuid, [...(keys.get(key.authorized_user_uuid) ?? []), key]);
  }
  const items: Json[] = [];
  for (const { name, tail_uuid, properties } of state.links.to(machine.uuid)) {
    if (name !== 'can_login' || tail_uuid === null || !state.users.get(tail_uuid)) continue;
    for (const key of keys.get(tail_uuid) ?? [null]) {
      items.push({
        username: properties.username ?? null,
        hostname: machine.hostname,
        groups: properties.groups ?? [],
        public_key: key?.public_key ?? null,
        user_uuid: tail_uuid,
        virtual_machine_uuid: machine.uuid,
        authorized_key_uuid: key?.uuid ?? null,
      });
    }
  }
  return items;
}

/** `GET /authorized_keys`: one's own, all of them for administrators. */
export function listKeys(call: Call): Reply {
  const options = listOptionsOf(call, keyResource);
  const isVisible = ({ owner_uuid }: KeyRow): boolean => call.access.on(owner_uuid) > 0;
  const test = testOf(keyResource, options, isVisible);
  const page = sortPage(call.state.keys.values(), test, options, compareBy(keyResource, options.order));
  return listReply(keyResource, options, page, (key) => viewKey(call, key));
}

/** `GET /logs`: the audit log; of others only what happened to what one may read. */
export function listLogs(call: Call): Reply {
  const { logs } = call.state;
  const options = listOptionsOf(call, logResource);
  const isVisible = ({ object_uuid, owner_uuid }: LogRow): boolean =>
    owner_uuid === call.user.uuid || call.access.on(object_uuid) > 0;
  const test = testOf(logResource, options, isVisible);
  const objects = limitedTo(options, 'object_uuid');
  const rows = objects ? objects.flatMap((uuid) => [...logs.about(uuid)]) : logs.all();
  const page = sortPage(rows, test, options, compareBy(logResource, options.order));
  return listReply(logResource, options, page, (log) => viewLog(call, log));
}
