import { protocol } from 'electron';
import type { FileAnswer, RendererFiles } from '../host/renderer-files.ts';

/** The scheme of our page, and the only origin that it may have. */
const PAGE_SCHEME = 'roster-app';
const PAGE_HOST = 'page';
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`;
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

/** Of our page's origin, so that what the page stored for the session stays; it has no script. */
const RECOVERY_PATH = '/recovery';
export const RECOVERY_ADDRESS = `${PAGE_ORIGIN}${RECOVERY_PATH}`;

/** The scheme of the page that confirms what our page must not, and so an origin of its own. */
export const CONFIRMATION_SCHEME = 'roster-confirm';
export const CONFIRMATION_ORIGIN = `${CONFIRMATION_SCHEME}://${PAGE_HOST}`;

/** Makes the schemes ordinary, secure ones that obey content security policies. Call before the app is ready. */
export function registerPageSchemes(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME, CONFIRMATION_SCHEME].map((scheme) => ({ scheme, privileges })));
}

/** Serves the built renderer at `PAGE_ORIGIN`, and `recovery` for the address of a screen at `RECOVERY_ADDRESS`. */
export function servePage(files: RendererFiles, recovery: (route: string) => FileAnswer): void {
  protocol.handle(PAGE_SCHEME, async (request) => {
    const { host, pathname, searchParams } = new URL(request.url);
    const readable = request.method === 'GET' && host === PAGE_HOST;
    const isRecovery = readable && pathname === RECOVERY_PATH;
    const answer = isRecovery ? recovery(searchParams.get('to') ?? '/') : files.answer(readable ? pathname : '');
    const { status, headers, body } = await answer;
    return new Response(body, { status, headers });
  });
}
