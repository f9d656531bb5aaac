import { decodePath, matchSteps } from '../lib/paths.ts';
import type { Methods, Route } from './call.ts';
import { missingRoute, wrongMethod } from './refusal.ts';
import type { Reply } from './rendering.ts';
import type { PanelRequest } from './request.ts';
import { everyOtherPage, pelicanRoutes, routes } from './routes.ts';

/** What a request asks for. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly steps: readonly string[];
  readonly methods: Methods;
}

const patternsOf = (table: Readonly<Record<string, Methods>>): Pattern[] =>
  Object.entries(table).map(([path, methods]) => ({ steps: path.split('/'), methods }));

const patterns = patternsOf(routes);
const pelicanPatterns = [...patterns, ...patternsOf(pelicanRoutes)];

/** The order in which the Panel lists the methods of a path. */
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Finds the route, or the answer to a request that only asks for its methods. @throws Refusal 404 or 405. */
export function findRoute({ method, path }: PanelRequest, pelican: boolean): Match | { readonly reply: Reply } {
  const found = findPath(path, pelican ? pelicanPatterns : patterns);
  if (!found) throw missingRoute(path);
  const { methods, params } = found;
  const routeOf = (verb: string): Route | undefined => {
    const name = verb === 'HEAD' ? 'GET' : verb;
    return Object.hasOwn(methods, name) ? methods[name] : undefined;
  };
  const route = routeOf(method);
  if (route) return { route, params };
  const allowed = VERBS.filter(routeOf);
  if (method === 'OPTIONS') {
    const headers = [['Allow', allowed.join(',')] as const, ['Content-Type', 'text/html; charset=UTF-8'] as const];
    return { reply: { kind: 'empty', status: 200, headers } };
  }
  throw wrongMethod(method, path, allowed);
}

function findPath(
  path: string,
  candidates: readonly Pattern[],
): { readonly methods: Methods; readonly params: Record<string, string> } | undefined {
  // The whole path is decoded before it is taken apart: an encoded slash separates like any other.
  const steps = decodePath(path).split('/');
  for (const { steps: pattern, methods } of candidates) {
    const params = matchSteps(pattern, steps);
    if (params) return { methods, params };
  }
  return steps[0] === 'api' ? undefined : { methods: everyOtherPage, params: {} };
}
