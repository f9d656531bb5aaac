import { app } from 'electron';
import type { OpenLog } from '../core/log/log.ts';
import { LINK_SCHEME, parseLink, routeOf } from './links.ts';

/** Shows the window, and in it what a link leads to; null: whatever it shows already. */
export type ShowRoute = (route: string | null) => void;

/** What a second start hands to the one that runs. */
export interface HandedOver extends Record<string, unknown> {
  readonly links: readonly string[];
}

/** The links of this very start. */
export function linksOfThisStart(argv: readonly string[]): HandedOver {
  return { links: argv.slice(1).filter((argument) => argument.toLowerCase().startsWith(`${LINK_SCHEME}:`)) };
}

/**
 * Takes links from the system and from second starts. Until `show` is there, which the answer takes, the last one waits.
 * What is no link of ours is noted without its text and otherwise ignored.
 */
export function receiveLinks(log: OpenLog, argv: readonly string[]): (show: ShowRoute) => void {
  let waiting: string | null = null;
  let show: ShowRoute = (route) => {
    waiting = route ?? waiting;
  };
  const take = (texts: readonly unknown[]) => show(texts.map((text) => readRoute(text, log)).find(Boolean) ?? null);

  take(linksOfThisStart(argv).links);
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const { links } = (data ?? {}) as Partial<HandedOver>;
    take(Array.isArray(links) ? links.slice(0, 1) : []);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    take([url]);
  });
  return (ready) => {
    show = ready;
    ready(waiting);
  };
}

/** Has the system hand links to the packaged application. */
export function claimLinks(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
}

function readRoute(text: unknown, log: OpenLog): string | null {
  const parsed = parseLink(text);
  if (parsed.ok) return routeOf(parsed.link);
  log.note('link', `A link was ignored: ${parsed.why}.`);
  return null;
}
