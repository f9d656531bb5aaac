import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, v2 } from '../../../../../demo/arvados/fixtures.ts';
import { arvados } from '../../../../../electron/core/adapters/arvados/adapter.ts';
import { firstUser } from '../../../../../electron/core/adapters/arvados/first-user.ts';
import { sayIn } from '../../../../../electron/core/adapters/words.ts';
import type { Change } from '../../../../../electron/domain/change.ts';
import {
  action,
  changeTo,
  closeClusters,
  failureIn,
  startCluster,
  type TestCluster,
  update,
} from '../../../../contract/arvados-server.ts';

afterEach(closeClusters);

const SERVER = { kind: 'arvados', kindLabel: 'Arvados', profile: 'arvados-3.0', version: '3.2.0' };
const say = sayIn(() => 'de');

const openInGerman = ({ http }: TestCluster) =>
  arvados.open({
    http,
    server: SERVER,
    instanceName: 'cluster-01',
    signIn: { method: 'token', handle: '' },
    secret: v2('admin'),
    extraSecrets: {},
    now: Date.now,
    say,
  });

const wrong = (change: Change, fields: Record<string, string>) => ({ change, fields });

const WRONG = [
  wrong(update(ACCOUNTS.plain, { handle: '1st' }), {
    handle: 'Ein Benutzername beginnt mit einem Buchstaben und enthält nur Buchstaben und Ziffern.',
  }),
  wrong(update(ACCOUNTS.plain, { administrator: 'full' }), { administrator: 'Es gibt nur eine Stufe: admin.' }),
  wrong(update(ACCOUNTS.plain, { prefs: '[]' }), { prefs: 'Das muss ein JSON-Objekt sein, wie {"profile": {}}.' }),
  wrong(changeTo('create-user', null, { email: 'nobody' }), { email: 'Das ist keine E-Mail-Adresse.' }),
  wrong(changeTo('create-user', null, { email: 'admin@example.org' }), {
    email: 'Ein anderes Konto hat admin@example.org bereits.',
  }),
  wrong(changeTo('create-group', null, { name: ' ' }), { name: 'Eine Gruppe braucht einen Namen.' }),
  wrong(action(ACCOUNTS.plain, 'merge', { newOwner: 'x' }), { newOwner: 'Das ist keine UUID.' }),
  wrong(action(ACCOUNTS.plain, 'create-token', { scopes: 'DELETE everything' }), {
    scopes: '„DELETE everything“ ist kein Aufruf; einer sieht aus wie GET /arvados/v1/users.',
  }),
];

describe('what is wrong with a field is said in the language of the person', () => {
  it.each(WRONG)('where $change.action gets $change.after', async ({ change, fields }) => {
    const session = openInGerman(await startCluster());
    expect(failureIn(await session.write(change, {})).fields).toEqual(fields);
  });

  it('in the form of the first administrator too', async () => {
    const { http } = await startCluster();
    const ask = (email: string, rootToken: string) =>
      firstUser.create({
        http,
        server: SERVER,
        values: { email, handle: 'jane' },
        secrets: { rootToken },
        now: Date.now,
        say,
      });
    const mistyped = failureIn(await ask('nobody', ''));
    expect(mistyped.fields).toEqual({ email: 'Das ist keine E-Mail-Adresse.' });
    const refused = failureIn(await ask('jane@example.org', 'nonsense'));
    expect(refused.fields).toEqual({
      rootToken: `${new URL(http.baseUrl).origin} hat diesen Schlüssel nicht angenommen.`,
    });
  });
});
