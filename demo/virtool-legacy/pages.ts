import { escapeHtml } from '../lib/html.ts';

const STYLE = `
      body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; color: #222; background: #fff; }
      form { border: 1px solid #bbb; border-radius: 4px; margin: 0 0 1.5rem; padding: 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
      label { display: block; margin: .5rem 0 0; } input { font: inherit; } input:not([type=checkbox]) { width: 100%; box-sizing: border-box; }
      button, .button { display: inline-block; font: inherit; margin-top: 1rem; padding: .3rem .8rem; }
      .problem { color: #a11; } .ready { color: #161; } .note { color: #444; }`;

/** A page of the emulator; `content` is HTML already. Every page says what it is. */
export function page(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="Emulator of Virtool 2018">
    <title>Virtool - ${escapeHtml(title)}</title>
    <style>${STYLE}
    </style>
  </head>
  <body>
    <h1>${escapeHtml(title)}</h1>
    <p class="note">This is an emulator of Virtool 2018, not a real server: what is in it is invented and ends with it.</p>
${content}
  </body>
</html>
`;
}

/** The sign-in form. The three decoys are sent and never looked at. */
export function loginPage(location: string): string {
  const decoy = (number: number): string => `<input type="hidden" name="login-${number}" value="">`;
  return page(
    'Login',
    `    <form method="post" action="/login">
      ${decoy(1)}
      <label for="username">Username</label>
      <input type="text" name="username" id="username" autofocus>
      ${decoy(2)}
      <label for="password">Password</label>
      <input type="password" name="password" id="password">
      ${decoy(3)}
      <input type="hidden" name="location" value="${escapeHtml(location)}">
      <button type="submit">Login</button>
    </form>`,
  );
}

/** What somebody sees who is signed in. */
export const homePage = (userId: string): string =>
  page('Virtool', `    <p>Signed in as ${escapeHtml(userId)}. The API is below <code>/api</code>.</p>`);

/** Any other path outside of the API. */
export const missingPage = (): string => page('Not Found', '    <p>404: there is no such page.</p>');
