import { STATUS_CODES } from 'node:http';
import { escapeHtml } from '../lib/html.ts';

/** Statuses that the Panel has an error page of its own for, by its title; all others get the framework's. */
const TITLES: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  419: 'Page Expired',
  429: 'Too Many Requests',
  500: 'Server Error',
  503: 'Service Unavailable',
};

/** A page of the Panel's website. */
export function page(title: string, text: string): string {
  return `<!DOCTYPE html>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>${escapeHtml(title)}</title>
        <meta name="generator" content="Emulator of Pterodactyl Panel">
    </head>
    <body>
        <h1>${escapeHtml(title)}</h1>
        <p>${escapeHtml(text)}</p>
    </body>
</html>
`;
}

/** What a client sees that asked for an error in another format than JSON. */
export function errorPage(status: number): string {
  const title = TITLES[status] ?? `An Error Occurred: ${STATUS_CODES[status] ?? status}`;
  return page(title, `${status}: ${title}. This is an emulator, not a real Panel.`);
}

/** The body that the framework gives to every redirect. */
export function redirectPage(location: string): string {
  const url = escapeHtml(location);
  return `<!DOCTYPE html>
<html>
    <head>
        <meta charset="UTF-8" />
        <meta http-equiv="refresh" content="0;url='${url}'" />

        <title>Redirecting to ${url}</title>
    </head>
    <body>
        Redirecting to <a href="${url}">${url}</a>.
    </body>
</html>`;
}
