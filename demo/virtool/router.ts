import type { Answer, Handler } from '../lib/http.ts';
import { decodePath, matchSteps } from '../lib/paths.ts';
import { authenticate, openSession } from './authentication.ts';
import type { Call } from './call.ts';
import { roleReaches } from './model.ts';
import type { VirtoolProfile } from './profile.ts';
import { renderEnding, renderReply } from './rendering.ts';
import { crash, forbidden, type Reply, Stop } from './replies.ts';
import { type Methods, routesOf } from './routes.ts';
import type { Session } from './sessions.ts';
import type { State } from './state.ts';

interface Match {
  readonly methods: Methods;
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly steps: readonly string[];
  readonly methods: Methods;
}

/** The server's way through a request: session, route, credentials, rights, handler. */
export function createHandler(state: State, profile: VirtoolProfile): Handler {
  const routes = Object.entries(routesOf(profile.parts));
  const patterns: Pattern[] = routes.map(([path, methods]) => ({ steps: path.split('/'), methods }));
  return (request) => {
    let session: Session | null = null;
    try {
      session = openSession(state, request);
      const match = findRoute(patterns, request.path);
      const reply = dispatch({ state, profile, request, session, params: match?.params ?? {} }, match);
      return renderReply(reply, request, profile, session);
    } catch (error) {
      if (error instanceof Stop) return renderEnding(error.ending, request, profile, session);
      throw error;
    }
  };
}

function dispatch(call: Call, match: Match | undefined): Reply {
  const { state, profile, request, session } = call;
  const route = match && Object.hasOwn(match.methods, request.method) ? match.methods[request.method] : undefined;
  // A method that the route lacks crashes before anybody asks for credentials (26.3.0).
  if (match && !route) throw crash();
  if (route?.access === 'public') return route.handle(call);
  const client = authenticate(state, request, profile, session);
  if (!route) throw new Stop({ kind: 'unknown-route' });
  if (route.access !== 'any' && !roleReaches(profile.roleRanks, client.role, route.access)) throw forbidden();
  return route.handle({ ...call, client });
}

/** The first pattern that fits. A trailing slash fits none. */
function findRoute(patterns: readonly Pattern[], path: string): Match | undefined {
  const steps = path.split('/').map(decodePath);
  for (const pattern of patterns) {
    const params = matchSteps(pattern.steps, steps);
    if (params) return { methods: pattern.methods, params };
  }
  return undefined;
}

/** Puts a server behind a web interface: `/api` is stripped and passed on, everything else answers a page. */
export function behindInterface(handle: Handler): Handler {
  return (request) => {
    const { path } = request;
    if (path !== '/api' && !path.startsWith('/api/')) return interfacePage;
    return handle({ ...request, path: path.slice('/api'.length) || '/' });
  };
}

/** The web interface without a server behind it that others could talk to. */
export const interfaceAlone: Handler = () => interfacePage;

const interfacePage: Answer = {
  status: 200,
  headers: [['Content-Type', 'text/html; charset=utf-8']],
  body: '<!doctype html>\n<html lang="en"><head><title>Virtool</title></head><body><div id="app-container"></div></body></html>\n',
};
