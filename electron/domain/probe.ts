import { z } from 'zod';
import { CHAIN_LIMIT, certificateSchema } from './certificate.ts';
import { descriptionSchema, fieldSchema, serverIdentitySchema, signInMethodSchema } from './description.ts';
import { type Details, detailsSchema, failureSchema, fillIn } from './failure.ts';

/** The steps of a connection test, in order. */
export const PROBE_STEPS = ['address', 'lookup', 'tcp', 'proxy', 'tls', 'http', 'kind', 'sign-in', 'rights'] as const;
export const probeStepIdSchema = z.enum(PROBE_STEPS);
export type ProbeStepId = z.infer<typeof probeStepIdSchema>;

/** What a passed or skipped step found, as a key; English texts with `{name}` placeholders. */
export const PROBE_NOTES = {
  'address-read': '{scheme}, port {port}, {path}',
  'address-literal': '{address}, no lookup needed',
  'lookup-found': '{addresses}',
  'lookup-proxy': '{proxy} is {addresses}; it looks up the server itself',
  'lookup-left': 'left to the proxy {proxy}',
  'tcp-connected': 'connected',
  'tcp-connected-proxy': 'connected to the proxy {proxy}',
  'proxy-none': 'none for this host',
  'proxy-none-system': 'none for this host, by the system setting',
  'proxy-none-chosen': 'none, as set for this instance',
  'proxy-passes': '{proxy} passes calls on',
  'proxy-forwards': '{proxy}; it shows with HTTP whether it forwards calls',
  'tls-unencrypted': 'not encrypted, and never leaves this computer',
  'tls-consented': 'not encrypted, allowed for this instance',
  'tls-trusted': '{protocol}, {subject}, valid until {date}',
  'tls-pinned': '{protocol}, {subject}, the pinned key, valid until {date}',
  'http-answered': 'status {status} at {path}',
  'http-redirected': 'status {status} at {path}, sends on to {to}',
  'kind-found': '{server}: {evidence}',
  'sign-in-skipped': 'not tried: no sign-in entered yet',
  'sign-in-virgin': 'this server has no user yet',
  'signed-in': 'as {handle}',
  'rights-found': '{rights}',
  'rights-skipped': 'waits for the sign-in',
} as const;
export type ProbeNoteKey = keyof typeof PROBE_NOTES;
export const probeNoteSchema = z.object({
  key: z.enum(Object.keys(PROBE_NOTES) as [ProbeNoteKey, ...ProbeNoteKey[]]),
  details: detailsSchema,
});
export type ProbeNote = z.infer<typeof probeNoteSchema>;

/**
 * One event of a running test. A step is announced as `running` and ends as `passed`, `skipped` or `failed`. `chain`
 * is what the server showed in the TLS step, whether or not it was accepted: its own certificate, then its issuers.
 */
export const probeStepSchema = z.object({
  step: probeStepIdSchema,
  state: z.enum(['running', 'passed', 'skipped', 'failed']),
  note: probeNoteSchema.nullable(),
  failure: failureSchema.nullable(),
  milliseconds: z.number().nullable(),
  chain: z.array(certificateSchema).max(CHAIN_LIMIT).nullable(),
});
export type ProbeStep = z.infer<typeof probeStepSchema>;

/** How a first user is made outside of Roster: what to do, the command or the page to do it with, where there is one. */
export const firstUserGuideSchema = z.object({
  text: z.string(),
  command: z.string().nullable(),
  address: z.string().nullable(),
});
export type FirstUserGuide = z.infer<typeof firstUserGuideSchema>;

/**
 * What a test found out. `firstUser`: the server has no user yet. `description` is there once the sign-in worked.
 * `signInMethods` are those of the kind that was found. `firstUserFields` is the form of the first user, or of the first
 * administrator where nobody can tell from outside whether there is one; its rules are the kind's default, since a server
 * without users can't be asked for its own; missing where Roster cannot create that user. `firstUserGuide` then says how
 * it is made.
 */
export const probeFindingSchema = z.object({
  baseUrl: z.string(),
  server: serverIdentitySchema,
  firstUser: z.boolean(),
  signInMethods: z.array(signInMethodSchema),
  firstUserFields: z.array(fieldSchema).optional(),
  firstUserGuide: firstUserGuideSchema.optional(),
  description: descriptionSchema.nullable(),
});
export type ProbeFinding = z.infer<typeof probeFindingSchema>;

/** What a probe streams: steps, then one finding if the kind was recognised, whether or not the sign-in worked. */
export const probeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), step: probeStepSchema }),
  z.object({ type: z.literal('finding'), finding: probeFindingSchema }),
]);
export type ProbeEvent = z.infer<typeof probeEventSchema>;

/** The most that a step sends to the server, as far as it comes. The order is that of the steps. */
const SENT_BY = {
  address: 'nothing',
  lookup: 'nothing',
  tcp: 'connection',
  proxy: 'connection',
  tls: 'handshake',
  http: 'request',
  kind: 'request',
  'sign-in': 'credentials',
  rights: 'credentials',
} as const satisfies Record<ProbeStepId, string>;
/** The most that a server has got of a test. */
export type Sent = (typeof SENT_BY)[ProbeStepId];

/**
 * How far a test went: the most that the server has got of it. `nothing`; a bare `connection`; the TLS `handshake` and
 * nothing beyond; a `request` without credentials; `credentials`. Steps that were skipped sent nothing.
 */
export function sentBy(steps: readonly Pick<ProbeStep, 'step' | 'state'>[]): Sent {
  const tried = steps.filter(({ state }) => state !== 'skipped').map(({ step }) => PROBE_STEPS.indexOf(step));
  return SENT_BY[PROBE_STEPS[Math.max(0, ...tried)] ?? 'address'];
}

/** Builds a note. */
export function note(key: ProbeNoteKey, details: Details = {}): ProbeNote {
  return { key, details };
}

/** The English text of a note. */
export function noteText({ key, details }: ProbeNote): string {
  return fillIn(PROBE_NOTES[key], details);
}
