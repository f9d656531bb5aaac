import { protocol } from 'electron';
import type { RendererFiles } from '../host/renderer-files.ts';

/** The scheme of our page, and the only origin that it may have. */
export const PAGE_SCHEME = 'roster-app';
const PAGE_HOST = 'page';
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`;
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

/** The scheme of the page that confirms what our page must not, and so an origin of its own. */
export const CONFIRMATION_SCHEME = 'roster-confirm';
export const CONFIRMATION_ORIGIN = `${CONFIRMATION_SCHEME}://${PAGE_HOST}`;

/** Makes the schemes ordinary, secure ones that obey content security policies. Call before the app is ready. */
export function registerPageSchemes(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME, CONFIRMATION_SCHEME].map((scheme) => ({ scheme, privileges })));
}

/** Serves the built renderer at `PAGE_ORIGIN`. */
export function servePage(files: RendererFiles): void {
  protocol.handle(PAGE_SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const readable = request.method === 'GET' && host === PAGE_HOST;
    const { status, headers, body } = await files.answer(readable ? pathname : '');
    return new Response(body, { status, headers });
  });
}
