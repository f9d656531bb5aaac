import type { Caller } from './caller.ts';
import type { Resource, Server, Subuser, User } from './model.ts';
import type { Reply } from './rendering.ts';
import type { PanelRequest } from './request.ts';
import type { Session } from './sessions.ts';
import type { State } from './state.ts';

/** One request on its way through the Panel. */
export interface Call {
  readonly state: State;
  readonly request: PanelRequest;
  /** Decoded parts of the path, by the names in the route. */
  readonly params: Readonly<Record<string, string>>;
}

/** A request of somebody who is known. */
export interface KnownCall extends Call {
  readonly caller: Caller;
}

/** A request to the application API; what its path names has been found. */
export interface ApplicationCall extends KnownCall {
  readonly user?: User;
  readonly server?: Server;
}

/** A request about one server in the client API, which the caller may see and which is ready. */
export interface ServerCall extends KnownCall {
  readonly server: Server;
  readonly subuser?: Subuser;
}

/** A request to the website. */
export interface WebCall extends Call {
  session: Session;
}

type Answering<C extends Call> = (call: C) => Reply | Promise<Reply>;

/** What a path and method do, and who may ask for it. */
export type Route =
  | {
      readonly api: 'application';
      readonly resource: Resource;
      readonly bits: number;
      readonly handle: Answering<ApplicationCall>;
    }
  | {
      readonly api: 'account';
      /** Whether it works without the two-factor authentication that the Panel demands. */
      readonly withoutTwoFactor: boolean;
      readonly handle: Answering<KnownCall>;
    }
  | {
      readonly api: 'server';
      /** Null where every visitor of the server may. */
      readonly permission: string | null;
      /** Whether it works while the server is not ready. */
      readonly always: boolean;
      readonly handle: Answering<ServerCall>;
    }
  | { readonly api: 'web'; readonly handle: Answering<WebCall> };

/** A route of the website. */
export type WebRoute = Extract<Route, { api: 'web' }>;

/** A route of one of the two APIs. */
export type ApiRoute = Exclude<Route, WebRoute>;

/** The methods of one path. */
export type Methods = Readonly<Record<string, Route>>;

/** A route of the application API. */
export const application = (resource: Resource, bits: number, handle: Answering<ApplicationCall>): Route => ({
  api: 'application',
  resource,
  bits,
  handle,
});

/** A route of the client API that has to do with the caller alone. */
export const account = (handle: Answering<KnownCall>, options: { withoutTwoFactor?: boolean } = {}): Route => ({
  api: 'account',
  withoutTwoFactor: options.withoutTwoFactor ?? false,
  handle,
});

/** A route of the client API below one server. */
export const onServer = (
  permission: string | null,
  handle: Answering<ServerCall>,
  options: { always?: boolean } = {},
): Route => ({ api: 'server', permission, always: options.always ?? false, handle });

/** A page of the website. */
export const web = (handle: Answering<WebCall>): Route => ({ api: 'web', handle });

/** What the path of a route with `{user}` or the like has named; the gate has found it before. */
export function bound<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The path of this route names nothing to work on.');
  return found;
}
