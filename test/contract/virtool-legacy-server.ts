import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { LegacyEmulator } from '../../demo/virtool-legacy/profiles.ts';
import type { ServerSettings } from '../../demo/virtool-legacy/server-settings.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import { virtoolLegacy } from '../../electron/core/adapters/virtool-legacy/adapter.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import type { HttpRequest } from '../../electron/core/net/http.ts';
import type { Change, ChangeAction, Values } from '../../electron/domain/change.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { type TappedHttp, tapped } from './tapped-http.ts';
import { changeTo, valueIn } from './virtool-server.ts';

/** The emulated releases, with what tests expect of each. */
export const PROFILES = [
  { name: 'virtool-legacy-2.1', version: '2.1', reachesMembers: false },
  { name: 'virtool-legacy-2.3', version: '2.2 or 2.3', reachesMembers: true },
] as const;

/** What a session signs in with; the administrator's password unless told. */
export interface Credentials {
  readonly handle?: string;
  readonly secret?: string | null;
  readonly method?: 'password' | 'key';
}

/** An emulator with everything a test asks of it, and the calls of all sessions that went over the wire. */
export interface TestServer extends TappedHttp {
  readonly emulator: LegacyEmulator;
  open(credentials?: Credentials): Session;
}

const running: { close(): unknown }[] = [];

/** Ends every emulator that a test started; belongs into `afterEach`. */
export async function closeServers(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

/** Starts a Virtool of 2018 with twenty users. */
export async function startServer(
  options: Partial<EmulatorOptions> = {},
  settings: Partial<ServerSettings> = {},
): Promise<TestServer> {
  const started = await startEmulator({ profile: 'virtool-legacy-2.1', users: 20, ...options });
  // All that this profile's kind starts has settings.
  const emulator = started as LegacyEmulator;
  Object.assign(emulator.settings, settings);
  const client = createHttpClient({ baseUrl: emulator.origin, allowHttp: false });
  running.push(client, emulator);
  const tap = tapped(client);
  const open = ({ handle = 'admin', secret = `${handle}-password`, method = 'password' }: Credentials = {}) =>
    virtoolLegacy.open({
      http: tap.http,
      server: { kind: 'virtool-legacy', kindLabel: 'Virtool', profile: 'virtool-legacy-2', version: '2.x' },
      instanceName: 'lab-01',
      signIn: { method, handle },
      secret,
      extraSecrets: {},
      now: Date.now,
      say: sayEnglish,
    });
  return { ...tap, emulator, open };
}

/** Whether a call is of this method, to a path that holds this text. */
export const calling =
  (method: HttpRequest['method'], text: string) =>
  (request: HttpRequest): boolean =>
    request.method === method && request.path.includes(text);

/** The calls that change something, as `METHOD path`, without the ones that only find the release out. */
export function writesOf({ calls }: TestServer): string[] {
  return calls
    .filter((call) => call.method !== 'GET' && call.path !== '/login' && !isProbe(call))
    .map((call) => `${call.method} ${call.path}`);
}

const isProbe = ({ path, json }: HttpRequest) =>
  path.includes('roster-probe') || JSON.stringify(json ?? {}).includes('roster_probe');

/** A change of a group's permissions as the service would build it. */
export async function permissionsChange(session: Session, id: string, after: string[]): Promise<Change> {
  const group = valueIn(await session.getGroup(id));
  const before: Values = { permissions: group.permissions };
  return changeTo('update-group', { id, name: id }, { permissions: after }, { before });
}

/** A change that is about a user or group by name alone. */
export function changeOf(action: ChangeAction, id: string): Change {
  return changeTo(action, { id, name: id }, null);
}
