import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Core } from '../../electron/core/core.ts';
import { pinOf } from '../../electron/core/net/certificate.ts';
import type { Confirmation } from '../../electron/domain/confirmation.ts';
import type { Connection, DraftInput } from '../../electron/domain/connection.ts';
import type { Failure } from '../../electron/domain/failure.ts';
import { DEFAULT_NETWORK, type Network, type Trust } from '../../electron/domain/network.ts';
import { type Issued, issue } from '../unit/core/net/certificates.ts';
import { type EncryptedRelay, startRelay } from '../unit/core/net/encrypted-relay.ts';
import { type Api, startCoreIn } from './core-lab.ts';

/** The authority of the laboratory, which this computer does not trust by itself. */
export const root = issue({ subject: 'Lab Root', authority: true });

/** The certificate of its server. */
export const leaf = issue({ subject: 'lab-01', issuer: root, names: ['localhost', 'lab-01.example'] });

/** Trust in that authority. */
export const ownCa: Trust = { mode: 'ca', pem: root.certificate };

/** Trust in one key alone. */
export const pinOn = ({ certificate }: Issued): Extract<Trust, { mode: 'pin' }> => ({
  mode: 'pin',
  fingerprint: pinOf(new X509Certificate(certificate)),
  pem: certificate,
});

/** A core on a folder of its own. `asked` are the questions that its person was asked; `agrees` is the answer. */
export interface Computer {
  readonly folder: string;
  readonly core: Core;
  readonly api: Api;
  readonly asked: Confirmation[];
  agrees: boolean;
}

/** A server, an encrypted way to it, and a computer; all but the server are new for each test. */
export interface ConnectionsLab {
  readonly emulator: Emulator;
  readonly relay: EncryptedRelay;
  readonly here: Computer;
  /** One computer more, until the test is over. */
  startComputer(): Promise<Computer>;
  /** What a person enters to reach the server by the encrypted way. */
  draft(more?: Partial<DraftInput>): DraftInput;
  /** The same without encryption. */
  plain(more?: Partial<DraftInput>): DraftInput;
}

/** Opens the laboratory for the tests of a file. */
export function openConnectionsLab(): ConnectionsLab {
  let emulator: Emulator;
  let relay: EncryptedRelay;
  let here: Computer;
  const computers: Computer[] = [];
  const startOne = async () => {
    const computer = await startComputer();
    computers.push(computer);
    return computer;
  };
  const draft = (more: Partial<DraftInput> = {}): DraftInput => ({
    name: 'lab',
    address: relay.origin,
    environment: 'other',
    allowHttp: false,
    signIn: { method: 'password', handle: 'admin' },
    secret: emulator.signIn.password,
    ...more,
  });
  beforeAll(async () => {
    emulator = await startEmulator({ profile: 'virtool-m2', users: 5, port: 0 });
  });
  beforeEach(async () => {
    relay = await startRelay(emulator.origin, leaf);
    here = await startOne();
  });
  afterEach(async () => {
    for (const { core, folder } of computers.splice(0)) {
      await core.close();
      rmSync(folder, { recursive: true });
    }
    await relay.close();
  });
  afterAll(() => emulator.close());
  return {
    get emulator() {
      return emulator;
    },
    get relay() {
      return relay;
    },
    get here() {
      return here;
    },
    startComputer: startOne,
    draft,
    plain: (more = {}) => draft({ address: emulator.origin, ...more }),
  };
}

async function startComputer(): Promise<Computer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roster-connections-'));
  const asked: Confirmation[] = [];
  const confirm = async (question: Confirmation) => {
    asked.push(question);
    return computer.agrees ? question.digest : null;
  };
  const desk = { confirm, pending: () => [], refuse: () => undefined };
  const computer: Computer = { folder, ...(await startCoreIn(folder, { desk })), asked, agrees: true };
  return computer;
}

/** A way to a server that differs from the default one in some parts. */
export const network = (parts: Partial<Network>): Network => ({ ...DEFAULT_NETWORK, ...parts });

/** The code of the failure that a call ends with; `ok` where it ends well. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { data: Failure }) => error.data.code,
  );

/** As whom an instance signs in. */
export const whoami = async (api: Api, { id }: Connection): Promise<string> =>
  (await api.instances.describe({ instanceId: id })).self.handle;
