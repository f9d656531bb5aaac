import type { IntentRecord } from '../../../../electron/core/storage/journal.ts';
import type { Change } from '../../../../electron/domain/change.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import { DEFAULT_NETWORK } from '../../../../electron/domain/network.ts';

/** A connection; only its id and name matter to the store. */
export function connection(id: string, name = `Lab ${id}`): Connection {
  return {
    id,
    name,
    environment: 'staging',
    baseUrl: `https://${id}.example.org`,
    allowHttp: false,
    server: { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: '26.3.0' },
    signIn: { method: 'password', handle: 'fred' },
    lastContact: null,
    demo: null,
    folder: null,
    favourite: false,
    position: 0,
    network: DEFAULT_NETWORK,
  };
}

/** A change of the full name of user `userId`. */
export function change(id: string, userId: string | null = 'u1', instanceId = 'lab'): Change {
  return {
    id,
    instanceId,
    action: 'update-user',
    target: { type: 'user', id: userId, name: 'fred' },
    before: { name: 'Fred' },
    after: { name: 'Frederick' },
    secrets: [],
    labels: { '10': 'ten', '9': 'nine' },
    grade: 'undoable',
  };
}

/** An intent as the services hand it over. */
export function intent(id: string, userId?: string | null, instanceId?: string): IntentRecord {
  return {
    change: change(id, userId, instanceId),
    instance: { name: 'Lab', origin: 'https://lab.example.org' },
    actor: 'admin',
    face: 'window',
  };
}
