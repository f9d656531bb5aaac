import { baseUrlOf } from '../../domain/address.ts';
import type { Draft } from '../../domain/connection.ts';
import { type Description, serverName, UNKNOWN_VERSION } from '../../domain/description.ts';
import { type Failure, type FailureCode, fail, failure } from '../../domain/failure.ts';
import { note, type ProbeEvent, type ProbeFinding, type ProbeNote, type ProbeStepId } from '../../domain/probe.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Say } from '../../domain/say.ts';
import type { Adapter, Detection, Session } from '../adapters/adapter.ts';
import { detect } from '../adapters/registry.ts';
import { createHttpClient } from '../net/client.ts';
import { diagnose } from '../net/diagnose.ts';
import type { HttpClient } from '../net/http.ts';

/** What a test needs beside the draft. */
export interface ProbeMeans {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly say: Say;
}

/** What a finished test leaves behind for saving: present as far as the test came. */
export interface Probed {
  readonly found: { adapter: Adapter; detection: Detection } | null;
  /** There when a sign-in was given, whether or not it worked. */
  readonly session: Session | null;
  readonly description: Description | null;
  /** Why the test stopped; null when every step passed or was skipped. */
  readonly failure: Failure | null;
}

type Probing = AsyncGenerator<ProbeEvent, Probed>;

const NOTHING: Probed = { found: null, session: null, description: null, failure: null };

/** Tests an address and sign-in step by step. Stops at the first failing step. Nothing is saved. */
export async function* probe(draft: Draft, means: ProbeMeans, signal?: AbortSignal): Probing {
  const { now } = means;
  const address = yield* diagnosing(draft, signal);
  if (!address.ok) return { ...NOTHING, failure: address.failure };
  const http = createHttpClient({ ...wayOf(draft), baseUrl: baseUrlOf(address.value) });

  const answered = yield* step('http', now, async () => {
    const answer = await http.send({ method: 'GET', path: '/', signal });
    const path = address.value.pathname;
    if (answer.ok) {
      const { status } = answer.value;
      return ok({ value: status, note: note('http-answered', { status, path }) });
    }
    const target = URL.parse(String(answer.failure.details.to ?? ''));
    // A legacy Virtool that nobody has set up sends / to /setup: it answers, and it is the right server.
    if (answer.failure.code !== 'redirected' || target?.origin !== address.value.origin) return answer;
    const status = answer.failure.details.status ?? '';
    return ok({ value: null, note: note('http-redirected', { status, path, to: target.pathname }) });
  });
  if (!answered.ok) return { ...NOTHING, failure: answered.failure };

  const found = yield* step('kind', now, async () => {
    const detected = await detectNear(draft, address.value, http, means, signal);
    if (!detected.ok) return whyUnknown(detected, answered.value, address.value);
    const { server, evidence } = detected.value.detection;
    return ok({
      value: detected.value,
      note: note('kind-found', { server: serverName(server), evidence }),
    });
  });
  if (!found.ok) return { ...NOTHING, failure: found.failure };
  return yield* signingIn(draft, found.value, means, signal);
}

/** What stands in front of a server answers for it while it starts, so that no kind can be told. */
const UNREADY: readonly unknown[] = [502, 503, 504];

function whyUnknown(detected: Result<never>, status: number | null, { origin }: URL): Result<never> {
  const isUnready = !detected.ok && detected.failure.code === 'not-recognised' && UNREADY.includes(status);
  return isUnready ? fail('server-unavailable', { origin, status: status ?? '' }) : detected;
}

/**
 * What answers at the address. Where that is no kind's, what answers at its root, since people paste addresses of pages;
 * where the server lies beside the address and does not tell its version there, what it tells at its own.
 */
async function detectNear(
  draft: Draft,
  address: URL,
  http: HttpClient,
  { say }: ProbeMeans,
  signal: AbortSignal | undefined,
): ReturnType<typeof detect> {
  const here = await detect(http, say, signal);
  const elsewhere = here.ok ? ownAddress(here.value.detection, http) : rootOf(address, here.failure);
  if (elsewhere === null) return here;
  const there = createHttpClient({ ...wayOf(draft), baseUrl: elsewhere });
  const found = await detect(there, say, signal).finally(() => there.close());
  return found.ok ? found : here;
}

function ownAddress({ baseUrl, server }: Detection, http: HttpClient): string | null {
  return server.version === UNKNOWN_VERSION && baseUrl !== http.baseUrl ? baseUrl : null;
}

function rootOf({ pathname, origin }: URL, { code }: Failure): string | null {
  return pathname !== '/' && PAGE_LIKE.includes(code) ? origin : null;
}

/** How detection ends at an address that is a page of a server, and not its API. */
const PAGE_LIKE: readonly FailureCode[] = ['not-recognised', 'interface-without-api', 'redirected'];

/** How a draft is reached. */
export function wayOf({ allowHttp, network, networkSecrets }: Draft) {
  return { allowHttp, network, networkSecrets };
}

/** The steps up to an encrypted connection. */
async function* diagnosing(draft: Draft, signal: AbortSignal | undefined): AsyncGenerator<ProbeEvent, Result<URL>> {
  const steps = diagnose({ ...wayOf(draft), address: draft.address, signal });
  while (true) {
    const next = await steps.next();
    if (next.done) return next.value;
    yield { type: 'step', step: next.value };
  }
}

async function* signingIn(
  draft: Draft,
  found: { adapter: Adapter; detection: Detection },
  { now, say }: ProbeMeans,
  signal: AbortSignal | undefined,
): Probing {
  const { adapter, detection } = found;
  const finding = (description: Description | null): ProbeEvent => ({
    type: 'finding',
    finding: {
      baseUrl: detection.baseUrl,
      server: detection.server,
      firstUser: detection.firstUser,
      signInMethods: [...adapter.signInMethods(say, detection.server)],
      ...firstUserOf(adapter, detection, say),
      description,
    },
  });
  if (detection.firstUser || !draft.signIn) {
    yield skipped('sign-in', note(detection.firstUser ? 'sign-in-virgin' : 'sign-in-skipped'));
    yield skipped('rights', note('rights-skipped'));
    yield finding(null);
    return { ...NOTHING, found };
  }
  const session = adapter.open({
    http: createHttpClient({ ...wayOf(draft), baseUrl: detection.baseUrl }),
    server: detection.server,
    instanceName: draft.name || detection.baseUrl,
    signIn: draft.signIn,
    secret: draft.secret,
    extraSecrets: draft.extraSecrets,
    now,
    say,
  });
  const signedIn = yield* step('sign-in', now, async () => {
    const self = await session.verify(signal);
    return self.ok ? ok({ value: self.value, note: note('signed-in', { handle: self.value.handle }) }) : self;
  });
  if (!signedIn.ok) {
    yield finding(null);
    return { ...NOTHING, found, session, failure: signedIn.failure };
  }
  const described = yield* step('rights', now, async () => {
    const description = await session.describe(signal);
    if (!description.ok) return description;
    return ok({ value: description.value, note: note('rights-found', { rights: description.value.self.rights }) });
  });
  const description = described.ok ? described.value : null;
  yield finding(description);
  return { found, session, description, failure: described.ok ? null : described.failure };
}

/** How the server gets its first user: a form where Roster can create it, else what to do. */
function firstUserOf(
  adapter: Adapter,
  detection: Detection,
  say: Say,
): Pick<ProbeFinding, 'firstUserFields' | 'firstUserGuide'> {
  const { firstUser: path } = adapter;
  if (path && (detection.firstUser || path.offered === 'asked')) return { firstUserFields: [...path.fields(say)] };
  const guide = adapter.guideFirstUser?.(detection, say);
  return guide ? { firstUserGuide: guide } : {};
}

/** Announces a step, runs it and tells how it ended. */
async function* step<T>(
  id: ProbeStepId,
  now: () => number,
  work: () => Promise<Result<{ value: T; note: ProbeNote }>>,
): AsyncGenerator<ProbeEvent, Result<T>> {
  const started = now();
  const event = (state: 'running' | 'passed' | 'failed', what: ProbeNote | null, why: Failure | null): ProbeEvent => ({
    type: 'step',
    step: {
      step: id,
      state,
      note: what,
      failure: why,
      milliseconds: state === 'running' ? null : now() - started,
      chain: null,
    },
  });
  yield event('running', null, null);
  const result = await work();
  if (!result.ok) {
    yield event('failed', null, result.failure);
    return result;
  }
  yield event('passed', result.value.note, null);
  return ok(result.value.value);
}

function skipped(id: ProbeStepId, what: ProbeNote): ProbeEvent {
  return {
    type: 'step',
    step: { step: id, state: 'skipped', note: what, failure: null, milliseconds: null, chain: null },
  };
}

/** Runs a test to its end without showing the steps. */
export async function probeSilently(draft: Draft, means: ProbeMeans): Promise<Probed> {
  const probing = probe(draft, means);
  while (true) {
    const next = await probing.next();
    if (next.done) return next.value;
  }
}

/** The failure to report for a test that came too short to save a connection from it. */
export function whyNotSaved(probed: Probed, instance: string): Failure | null {
  if (probed.failure) return probed.failure;
  return probed.session ? null : failure('credentials-missing', { instance });
}
