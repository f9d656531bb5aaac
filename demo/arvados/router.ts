import type { Answer, Handler, Incoming } from '../lib/http.ts';
import { decodePath, matchSteps } from '../lib/paths.ts';
import { authenticate } from './authentication.ts';
import type { PublicCall } from './call.ts';
import { type Parameters, readParameters } from './parameters.ts';
import type { ArvadosProfile, EdgeResource } from './profile.ts';
import { type Context, json, renderRefusal, renderReply, type Shape, text } from './rendering.ts';
import { byController, notFound, Refusal, type Reply } from './replies.ts';
import { type Route, routesOf } from './routes.ts';
import { LETTERS, type State } from './state.ts';

/** The server's way through a request: overload, method override, route, parameters, token, scope, handler. */
export function createHandler(state: State): Handler {
  const routes = routesOf(state.profile).map((route) => ({ route, steps: route.path.split('/') }));
  return (request) => {
    const requestId = requestIdOf(state, request);
    const finish = (answer: Answer): Answer => withHeaders(answer, request, requestId);
    if (state.configuration.overloaded) return finish({ status: 503, headers: [], body: '' });
    if (request.method === 'OPTIONS' && isApi(request.path)) return finish({ status: 200, headers: [], body: '' });
    const context: Context = {
      shape: shapeOf(state.profile, request.path),
      profile: state.profile,
      requestId,
      address: addressOf(request),
      time: Math.floor(state.now() / 1000),
    };
    try {
      return finish(renderReply(dispatch(state, routes, request, context.shape), context));
    } catch (error) {
      if (error instanceof Refusal) return finish(renderRefusal(error, context));
      throw error;
    }
  };
}

interface Known {
  readonly route: Route;
  readonly steps: readonly string[];
}

function dispatch(state: State, routes: readonly Known[], request: Incoming, shape: Shape): Reply {
  const { maxRequestSize, disabledApis } = state.configuration;
  if (request.body.length > maxRequestSize) throw byController(413, 'http: request body too large');
  const method = methodOf(request);
  const { route, params } = findRoute(routes, request.path, method, shape);
  const parameters: Parameters = readParameters(request, route.wrapper);
  const call: PublicCall = { state, request, params, parameters, shape };
  if (route.access === 'public') return route.handle(call);
  const isCurrentToken = route.id === 'api_client_authorizations.current';
  const client = authenticate(call, scopeMethod(method, shape), isCurrentToken && state.profile.currentTokenUnscoped);
  if (disabledApis.includes(route.id)) throw notFound('Disabled');
  return route.handle(client);
}

/** A long GET may be sent as a POST that says so in a header, the query or a form. */
function methodOf(request: Incoming): string {
  if (request.method === 'HEAD') return 'GET';
  if (request.method !== 'POST') return request.method;
  const isForm = (request.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  const form = isForm ? new URLSearchParams(request.body.toString('utf8')) : null;
  return (
    request.header('x-http-method-override') ?? request.query.get('_method') ?? form?.get('_method') ?? request.method
  );
}

/** Controller sends updates on as PATCH, and that is what scopes are compared with. */
const scopeMethod = (method: string, shape: Shape): string => (method === 'PUT' && shape === 'edge' ? 'PATCH' : method);

function findRoute(
  routes: readonly Known[],
  path: string,
  method: string,
  shape: Shape,
): { route: Route; params: Readonly<Record<string, string>> } {
  const steps = path.split('/').map(decodePath);
  let exists = false;
  for (const { route, steps: pattern } of routes) {
    const params = matchSteps(pattern, steps);
    if (!params) continue;
    exists = true;
    if (accepts(route, method, shape)) return { route, params };
  }
  if (shape === 'backend' && !isControllers(path)) throw notFound();
  throw byController(exists ? 405 : 404, 'API endpoint not found');
}

/** PUT is as good as PATCH and the reverse, but for tokens, whose update controller knows as PUT only. */
function accepts(route: Route, method: string, shape: Shape): boolean {
  if (route.method === method) return true;
  if (route.method === 'PATCH') return method === 'PUT';
  return route.method === 'PUT' && method === 'PATCH' && shape === 'backend';
}

const isApi = (path: string): boolean => path.startsWith('/arvados/v1/');

const isControllers = (path: string): boolean =>
  ['/arvados/v1/config', '/login', '/logout', '/_health/ping'].includes(path);

/** Whether controller decodes the answers below this path and encodes them again. */
function shapeOf({ edge }: ArvadosProfile, path: string): Shape {
  const [, , , resource = ''] = path.split('/');
  return isApi(path) && edge.has(resource as EdgeResource) ? 'edge' : 'backend';
}

/** Path and query as controller sends them on; for lists the query is part of every error. */
function addressOf({ method, path, query }: Incoming): string {
  if (method !== 'GET' || query.size === 0) return path;
  const sorted = new URLSearchParams(query);
  sorted.sort();
  return `${path}?${sorted}`;
}

function requestIdOf({ random }: State, request: Incoming): string {
  const sent = request.header('x-request-id') ?? '';
  return sent.length >= 1 && sent.length <= 1024 ? sent : `req-${random.text(20, LETTERS)}`;
}

function withHeaders(answer: Answer, request: Incoming, requestId: string): Answer {
  const cors: [string, string][] = [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', 'GET, HEAD, PUT, POST, PATCH, DELETE'],
    ['Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Http-Method-Override'],
    ['Access-Control-Max-Age', '86486400'],
  ];
  const shared = isApi(request.path) ? cors : [];
  return { ...answer, headers: [...answer.headers, ...shared, ['X-Request-Id', requestId]] };
}

/** What an injected 500 looks like: controller gave up on something of its own. */
export const internalError = (): Answer =>
  json(500, { errors: ['internal error: database deadlock detected'] }, 'edge');

/** Puts a server behind a web interface: the API moves below `/api`, everything else answers a page. */
export function behindInterface(handle: Handler): Handler {
  return (request) => {
    const { path } = request;
    if (path !== '/api' && !path.startsWith('/api/')) return interfacePage;
    return handle({ ...request, path: path.slice('/api'.length) || '/' });
  };
}

const interfacePage: Answer = {
  ...text(200, '<!doctype html>\n<html lang="en"><head><title>Arvados Workbench</title></head><body></body></html>\n'),
  headers: [['Content-Type', 'text/html; charset=utf-8']],
};
