import { z } from 'zod';
import { descriptionSchema, serverIdentitySchema, signInMethodSchema } from './description.ts';
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
  'tcp-connected': 'connected',
  'proxy-none': 'none for this host',
  'tls-unencrypted': 'not encrypted, and never leaves this computer',
  'tls-consented': 'not encrypted, allowed for this instance',
  'tls-trusted': '{protocol}, {subject}, valid until {date}',
  'http-answered': 'status {status} at {path}',
  'kind-found': '{kind} {version}: {evidence}',
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

/** One event of a running test. A step is announced as `running` and ends as `passed`, `skipped` or `failed`. */
export const probeStepSchema = z.object({
  step: probeStepIdSchema,
  state: z.enum(['running', 'passed', 'skipped', 'failed']),
  note: probeNoteSchema.nullable(),
  failure: failureSchema.nullable(),
  milliseconds: z.number().nullable(),
});
export type ProbeStep = z.infer<typeof probeStepSchema>;

/**
 * What a test found out. `firstUser`: the server has no user yet. `description` is there once the sign-in worked.
 * `signInMethods` are those of the kind that was found.
 */
export const probeFindingSchema = z.object({
  baseUrl: z.string(),
  server: serverIdentitySchema,
  firstUser: z.boolean(),
  signInMethods: z.array(signInMethodSchema),
  description: descriptionSchema.nullable(),
});
export type ProbeFinding = z.infer<typeof probeFindingSchema>;

/** What a probe streams: steps, then one finding if the kind was recognised, whether or not the sign-in worked. */
export const probeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), step: probeStepSchema }),
  z.object({ type: z.literal('finding'), finding: probeFindingSchema }),
]);
export type ProbeEvent = z.infer<typeof probeEventSchema>;

/** Builds a note. */
export function note(key: ProbeNoteKey, details: Details = {}): ProbeNote {
  return { key, details };
}

/** The English text of a note. */
export function noteText({ key, details }: ProbeNote): string {
  return fillIn(PROBE_NOTES[key], details);
}
