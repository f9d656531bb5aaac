import type { AppInfo } from '../../../../electron/contract/contract.ts';
import type { Connection } from '../../../../electron/domain/connection.ts';
import { CAPABILITIES, type Description, type SignInMethod } from '../../../../electron/domain/description.ts';
import type { Failure } from '../../../../electron/domain/failure.ts';
import { DEFAULT_NETWORK } from '../../../../electron/domain/network.ts';
import {
  note,
  PROBE_STEPS,
  type ProbeEvent,
  type ProbeFinding,
  type ProbeStepId,
} from '../../../../electron/domain/probe.ts';

export const server = { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: '26.3.0' };

/** A saved instance that answered when it was last asked. */
export function connection(more: Partial<Connection> = {}): Connection {
  return {
    id: 'one',
    name: 'lab-01',
    environment: 'production',
    baseUrl: 'https://lab-01.example.org',
    allowHttp: false,
    server,
    signIn: { method: 'password', handle: 'roster-admin' },
    lastContact: { at: '2026-05-04T10:00:00.000Z', failure: null },
    demo: null,
    folder: null,
    favourite: false,
    position: 0,
    network: DEFAULT_NETWORK,
    ...more,
  };
}

export const appInfo: AppInfo = {
  version: '0.1.0',
  face: 'browser',
  dataFolder: '/home/ada/.config/roster',
  secrets: { backend: 'keyring', sealed: false, reason: null },
  notices: [],
};

const method = { handleLabel: 'Handle', handleHelp: null, extraSecrets: [] };

export const methods: SignInMethod[] = [
  { ...method, id: 'password', label: 'Handle and password', secretLabel: 'Password' },
  { ...method, id: 'key', label: 'Handle and API key', secretLabel: 'API key' },
];

/** A description with nothing in it but who is signed in. */
export const description: Description = {
  server,
  self: { id: 'a', handle: 'roster-admin', administrator: 'full', rights: 'full administrator' },
  capabilities: Object.fromEntries(CAPABILITIES.map((id) => [id, { available: true }])) as Description['capabilities'],
  statuses: [],
  administratorLevels: [],
  permissions: [],
  storedRoles: null,
  columns: ['handle'],
  createFields: [],
  editFields: [],
  groupFields: [],
  findFields: [],
  userActions: [],
  objectTypes: [],
  attributes: [],
};

const finding = (more: Partial<ProbeFinding>): ProbeEvent => ({
  type: 'finding',
  finding: {
    baseUrl: 'https://lab-03.example.org',
    server,
    firstUser: false,
    signInMethods: methods,
    description: null,
    ...more,
  },
});

const passed = (step: ProbeStepId): ProbeEvent => ({
  type: 'step',
  step: { step, state: 'passed', note: note('tcp-connected'), failure: null, milliseconds: 3, chain: null },
});

const skipped = (step: ProbeStepId): ProbeEvent => ({
  type: 'step',
  step: { step, state: 'skipped', note: note('sign-in-skipped'), failure: null, milliseconds: null, chain: null },
});

const failed = (step: ProbeStepId, failure: Failure): ProbeEvent => ({
  type: 'step',
  step: { step, state: 'failed', note: null, failure, milliseconds: 21, chain: null },
});

/** The events of a test: `signedIn` passes all steps, `recognised` stops before the sign-in, a pair fails at a step. */
export function probeEvents(how: 'signedIn' | 'recognised' | 'virgin' | [ProbeStepId, Failure]): ProbeEvent[] {
  if (how === 'signedIn') {
    return [...PROBE_STEPS.map(passed), finding({ description })];
  }
  if (typeof how === 'string') {
    const early = PROBE_STEPS.slice(0, 7).map(passed);
    return [...early, skipped('sign-in'), skipped('rights'), finding({ firstUser: how === 'virgin' })];
  }
  const [step, failure] = how;
  const before = PROBE_STEPS.slice(0, PROBE_STEPS.indexOf(step)).map(passed);
  const found = PROBE_STEPS.indexOf(step) > PROBE_STEPS.indexOf('kind') ? [finding({})] : [];
  return [...before, failed(step, failure), ...found];
}

/** The events as the stream that a procedure answers with. */
export async function* streamOf(events: readonly ProbeEvent[]): AsyncGenerator<ProbeEvent, void> {
  yield* events;
}
