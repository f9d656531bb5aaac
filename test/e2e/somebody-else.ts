import type { Emulator } from '../../demo/lib/emulator.ts';
import { virtool } from '../../electron/core/adapters/virtool/adapter.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import type { Result } from '../../electron/domain/result.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { changeTo } from '../contract/virtool-server.ts';

/** Renames a group of a modern Virtool past the Roster under test, as another administrator would. */
export async function renameElsewhere({ origin, signIn }: Emulator, from: string, to: string): Promise<void> {
  const http = createHttpClient({ baseUrl: origin, allowHttp: false });
  try {
    const found = must(await virtool.detect(http, sayEnglish));
    if (!found) throw new Error('The emulator is no Virtool.');
    const session = virtool.open({
      http,
      server: found.server,
      instanceName: 'lab-01',
      signIn: { method: 'password', handle: signIn.handle ?? '' },
      secret: signIn.password,
      extraSecrets: {},
      now: Date.now,
      say: sayEnglish,
    });
    const group = must(await session.listGroups()).find(({ name }) => name === from);
    if (!group) throw new Error(`There is no group ${from}.`);
    const change = changeTo('update-group', { id: group.id, name: from }, { name: to }, { before: { name: from } });
    must(await session.write(change, {}));
  } finally {
    http.close();
  }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
