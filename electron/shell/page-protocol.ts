import { protocol } from 'electron';
import type { RendererFiles } from '../host/renderer-files.ts';

/** The scheme of our page, and the only origin that it may have. */
export const PAGE_SCHEME = 'roster-app';
const PAGE_HOST = 'page';
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`;
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

/** Makes the scheme an ordinary, secure one that obeys content security policies. Call before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true } }]);
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
