import { type Call, readForm } from './call.ts';
import { homePage, loginPage } from './pages.ts';
import { type Reply, redirect } from './replies.ts';

/** `POST /login`: redirects to the same place whether the password was right or not. */
export async function signIn(call: Call): Promise<Reply> {
  const { state } = call;
  const fields = await readForm(call.request);
  const user = state.users.get(fields.get('username') ?? '');
  if (user && call.signIn && user.password === fields.get('password')) {
    const { id: userId, groups, permissions } = user;
    state.signIns.assign(call.signIn, { userId, groups, permissions });
  }
  return redirect(fields.get('location') ?? '/');
}

/** The pages of the web interface: for strangers the form, which leads back here. */
export function openPage({ client, request }: Call): Reply {
  return { kind: 'page', status: 200, html: client ? homePage(client.userId) : loginPage(request.path) };
}
