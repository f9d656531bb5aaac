import type { Answer, Handler, Incoming } from '../lib/http.ts';
import { decodePath, matchSteps } from '../lib/paths.ts';
import { identify } from './authentication.ts';
import type { Call, Route } from './call.ts';
import { missingPage } from './pages.ts';
import type { LegacyProfile } from './profile.ts';
import { renderEnding, renderReply, unknownRoute } from './rendering.ts';
import { notPermitted, type Reply, Stop, unauthorized } from './replies.ts';
import { isPage, type Methods, pages, routesOf } from './routes.ts';
import { answerSetup } from './setup.ts';
import type { SignIn } from './sign-ins.ts';
import type { State } from './state.ts';

interface Pattern {
  readonly steps: readonly string[];
  readonly methods: Methods;
}

interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The server's way through a request: set-up, credentials, route, rights, handler. */
export function createHandler(state: State, profile: LegacyProfile): Handler {
  const routes = Object.entries(routesOf(profile));
  const patterns: Pattern[] = routes.map(([path, methods]) => ({ steps: path.split('/'), methods }));
  return (request) =>
    state.configured ? answer(state, profile, patterns, request) : answerSetup(state, profile, request);
}

async function answer(
  state: State,
  profile: LegacyProfile,
  patterns: readonly Pattern[],
  request: Incoming,
): Promise<Answer> {
  let signIn: SignIn | null = null;
  try {
    // Credentials come first: a wrong key is refused on unknown paths, too.
    const identity = identify(state, profile, request);
    signIn = identity.signIn;
    const match = findRoute(patterns, request);
    if (match)
      return renderReply(await carryOut(match, { state, profile, request, params: match.params, ...identity }), signIn);
    return request.path.startsWith('/api') ? unknownRoute : missing;
  } catch (error) {
    if (error instanceof Stop) return renderEnding(error.ending, signIn);
    throw error;
  }
}

function carryOut({ route }: Match, call: Call): Reply | Promise<Reply> {
  if (route.access === 'public') return route.handle(call);
  const { client } = call;
  if (!client) throw unauthorized();
  if (route.access !== 'any' && !client.permissions[route.access]) throw notPermitted();
  return route.handle({ ...call, client });
}

/** A trailing slash fits no pattern, and a method that a path lacks is as unknown as a path that is not there. */
function findRoute(patterns: readonly Pattern[], { method, path }: Incoming): Match | undefined {
  const steps = path.split('/').map(decodePath);
  const verb = method === 'HEAD' ? 'GET' : method;
  for (const { steps: pattern, methods } of patterns) {
    const params = matchSteps(pattern, steps);
    const route = params && Object.hasOwn(methods, verb) ? methods[verb] : undefined;
    if (params && route) return { route, params };
  }
  const shown = isPage(path) && Object.hasOwn(pages, verb) ? pages[verb] : undefined;
  return shown && { route: shown, params: {} };
}

const missing = renderReply({ kind: 'page', status: 404, html: missingPage() }, null);
