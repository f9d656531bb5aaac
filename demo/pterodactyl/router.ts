import type { Answer, Handler } from '../lib/http.ts';
import type { ApiRoute, Call, WebRoute } from './call.ts';
import { isFromWebsite, openSession, requireToken } from './cookie-mode.ts';
import { type Passage, passApplicationGate, passClientGate, passServerGate } from './gates.ts';
import { maintenance, Refusal } from './refusal.ts';
import { addCookies, addCors, addHeaders, type Cookies, type Reply, renderRefusal, renderReply } from './rendering.ts';
import { type PanelRequest, readRequest } from './request.ts';
import { findRoute } from './routing.ts';
import type { State } from './state.ts';
import type { Allowance } from './throttle.ts';

/** What the steps on the way leave for the answer, whichever way the request ends. */
interface Trail {
  cookies: Cookies | null;
  allowance: Allowance | null;
}

/** The Panel's way through a request. */
export function createHandler(state: State): Handler {
  return async (incoming) => {
    const request = readRequest(incoming);
    const trail: Trail = { cookies: null, allowance: null };
    return decorate(state, request, trail, await answer(state, request, trail));
  };
}

async function answer(state: State, request: PanelRequest, trail: Trail): Promise<Answer> {
  try {
    return renderReply(await carryOut(state, request, trail), request);
  } catch (error) {
    if (error instanceof Refusal) return renderRefusal(error, request);
    throw error;
  }
}

/** The order of these steps decides which of several errors a client gets to see. */
async function carryOut(state: State, request: PanelRequest, trail: Trail): Promise<Reply> {
  const preflight = answerPreflight(request);
  if (preflight) return preflight;
  const { settings } = state;
  if (settings.maintenance) throw maintenance(settings.maintenance.retryAfter);
  const match = findRoute(request, settings.pelican);
  if ('reply' in match) return match.reply;
  const { route, params } = match;
  const call = { state, request, params };
  return route.api === 'web' ? visitWebsite(call, route, trail) : callApi(call, route, trail);
}

async function callApi(call: Call, route: ApiRoute, trail: Trail): Promise<Reply> {
  const { state, request } = call;
  const session = isFromWebsite(request) ? openSession(state, request) : null;
  if (session) {
    trail.cookies = { session, withToken: false };
    requireToken(request, session);
    trail.cookies = { session, withToken: true };
  }
  const passage: Passage = {
    ...call,
    session,
    onCount: (allowance) => {
      trail.allowance = allowance;
    },
  };
  switch (route.api) {
    case 'application':
      return route.handle(passApplicationGate(passage, route.resource, route.bits));
    case 'account':
      return route.handle(passClientGate(passage, route.withoutTwoFactor));
    case 'server':
      return route.handle(passServerGate(passage, route.permission, route.always));
  }
}

async function visitWebsite({ state, request, params }: Call, route: WebRoute, trail: Trail): Promise<Reply> {
  const call = { state, request, params, session: openSession(state, request) };
  trail.cookies = { session: call.session, withToken: false };
  requireToken(request, call.session);
  try {
    return await route.handle(call);
  } finally {
    // Signing in and out replaces the session.
    trail.cookies = { session: call.session, withToken: true };
  }
}

/** A browser's question before a request to another origin; answered before anything else, even in maintenance. */
function answerPreflight({ method, path, header }: PanelRequest): Reply | null {
  const asked = header('access-control-request-method');
  if (method !== 'OPTIONS' || asked === undefined || !isApi(path)) return null;
  return {
    kind: 'empty',
    status: 204,
    headers: [
      ['Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE, HEAD'],
      ['Access-Control-Allow-Headers', header('access-control-request-headers') ?? ''],
      ['Access-Control-Max-Age', '0'],
      ['Vary', 'Access-Control-Request-Headers, Access-Control-Request-Method'],
      ['Content-Type', 'text/html; charset=UTF-8'],
    ],
  };
}

const isApi = (path: string): boolean => /^api\/(application|client)(\/|$)/.test(path);

function decorate(state: State, request: PanelRequest, { cookies, allowance }: Trail, bare: Answer): Answer {
  let answer = bare;
  if (allowance) {
    answer = addHeaders(
      answer,
      ['X-RateLimit-Limit', String(allowance.limit)],
      ['X-RateLimit-Remaining', String(allowance.remaining)],
    );
  }
  if (isApi(request.path)) answer = addCors(answer);
  return cookies ? addCookies(answer, cookies, state.seconds()) : answer;
}
