import type { HttpAnswer, HttpClient, HttpRequest } from '../../electron/core/net/http.ts';
import type { Result } from '../../electron/domain/result.ts';

type Matches = (request: HttpRequest) => boolean;

/** A client whose calls a test sees, and in whose way it can put something. */
export interface TappedHttp {
  readonly http: HttpClient;
  /** All calls, oldest first. */
  readonly calls: HttpRequest[];
  /** Run before a matching call goes out, once each: what somebody else does at that very moment. */
  meanwhile(matches: Matches, act: () => unknown): void;
  /** Answers a matching call instead of the server, once. */
  instead(matches: Matches, answer: Result<HttpAnswer>): void;
}

/** Puts a tap on a client. */
export function tapped(client: HttpClient): TappedHttp {
  const calls: HttpRequest[] = [];
  const interruptions: { matches: Matches; act: () => unknown }[] = [];
  const replacements: { matches: Matches; answer: Result<HttpAnswer> }[] = [];
  const http: HttpClient = {
    baseUrl: client.baseUrl,
    async send(request) {
      await takeFirst(interruptions, request)?.act();
      calls.push(request);
      return takeFirst(replacements, request)?.answer ?? client.send(request);
    },
  };
  return {
    http,
    calls,
    meanwhile: (matches, act) => interruptions.push({ matches, act }),
    instead: (matches, answer) => replacements.push({ matches, answer }),
  };
}

function takeFirst<One extends { matches: Matches }>(waiting: One[], request: HttpRequest): One | undefined {
  const index = waiting.findIndex((one) => one.matches(request));
  return index < 0 ? undefined : waiting.splice(index, 1)[0];
}
