import { expect, type Page } from '@playwright/test';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { PROCEDURES, procedureName } from '../../electron/contract/procedures.ts';
import { secret } from './canary.ts';
import { unlock } from './confirm.ts';
import { test } from './fixtures.ts';
import { addInstance } from './steps.ts';

interface ServerUser {
  readonly id: string;
  readonly handle: string;
  readonly administrator_role: string | null;
}
interface ServerGroup {
  readonly id: string | number;
  readonly name: string;
}
/** What nobody may lose or gain by a script. */
interface State {
  readonly users: readonly string[];
  readonly administrators: readonly string[];
  readonly groups: readonly string[];
}
interface Call {
  readonly name: string;
  readonly input: unknown;
}

/** What the script sends with accounts of its own; nothing may send it back. */
const PASSWORD = secret('long enough for a mole');

/** Reads the emulator itself, past Roster. */
async function stateOf({ origin, signIn }: Emulator): Promise<State & { ids: readonly string[]; groupIds: string[] }> {
  const authorization = `Basic ${btoa(`${signIn.handle}:${signIn.key}`)}`;
  const read = async (path: string) => (await fetch(`${origin}${path}`, { headers: { authorization } })).json();
  const users = ((await read('/users?per_page=100')) as { documents: ServerUser[] }).documents;
  const whole = await Promise.all(users.map(({ id }) => read(`/users/${id}`) as Promise<ServerUser>));
  const groups = (await read('/groups')) as ServerGroup[];
  return {
    ids: users.map((user) => user.id),
    groupIds: groups.map((group) => String(group.id)),
    users: users.map((user) => user.handle).sort(),
    administrators: whole.flatMap((user) => (user.administrator_role ? [user.handle] : [])).sort(),
    groups: groups.map((group) => group.name).sort(),
  };
}

/** Every procedure with what a script would try, given what it can find out itself. */
function attacks(instanceId: string, userIds: readonly string[], groupIds: readonly string[]): Call[] {
  const target = { instanceId };
  const [userId = ''] = userIds.slice(1);
  const signIn = { method: 'password', handle: 'admin' };
  const draft = { name: 'lab-01', address: '', environment: 'other', allowHttp: true, signIn, secret: null };
  const intents = [
    ...groupIds.map((groupId) => ({ action: 'delete-group', groupId })),
    ...userIds.map((id) => ({ action: 'update-user', userId: id, expected: {}, set: { administrator: 'full' } })),
    { action: 'create-user', set: { handle: 'mole', password: PASSWORD, administrator: 'full' } },
    { action: 'update-user', userId, expected: { administrator: 'full' }, set: { administrator: true } },
    { action: 'delete-user', userId },
  ];
  const special: Record<string, unknown[]> = {
    'changes.apply': intents.map((intent) => ({ instanceId, intent })),
    'changes.preview': intents.slice(0, 2).map((intent) => ({ instanceId, intent })),
    'instances.update': [
      { instanceId, draft },
      { instanceId, draft: { ...draft, environment: 'development' } },
    ],
    'instances.createFirstUser': [{ draft, handle: 'mole', password: PASSWORD }],
    'instances.resetOwnPassword': [{ instanceId, password: PASSWORD }],
    // Locking or forgetting the instance would end the attack.
    'instances.lock': [],
    'instances.remove': [],
    // Starts emulators, whose hundred thousand users only slow the test down.
    'demo.start': [],
    // Would only answer the script's own questions with no.
    'app.withdraw': [{ id: 'unknown' }],
  };
  return PROCEDURES.flatMap(({ path }) => {
    const name = procedureName(path);
    return (special[name] ?? [{}, target, { ...target, userId }]).map((input) => ({ name, input }));
  });
}

/** Runs inside the page: calls everything, then tries to answer the questions that came of it. Tells what it saw. */
async function hostile(calls: Call[]) {
  const socket = new WebSocket(`ws://${location.host}/rpc`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const replies = new Map<string, string>();
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    replies.set((JSON.parse(data) as { i: string }).i, data);
  });
  let count = 0;
  const send = (name: string, input: unknown) => {
    count += 1;
    socket.send(JSON.stringify({ i: String(count), p: { u: `/${name.replace('.', '/')}`, b: { json: input } } }));
    return String(count);
  };
  const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
  for (const { name, input } of calls) send(name, input);
  await pause(4000);

  const asked = send('app.confirmations', {});
  for (let tries = 0; tries < 50 && !replies.has(asked); tries += 1) await pause(100);
  const waiting = (JSON.parse(replies.get(asked) ?? '{}') as { p?: { b?: { json?: { address: string }[] } } }).p?.b
    ?.json;
  const addresses = (waiting ?? []).map((one) => one.address);
  const answer = new URLSearchParams({ token: '', digest: '', answer: 'agree', typed: 'lab-01' });
  const seen: string[] = [];
  for (const address of addresses.slice(0, 3)) {
    for (const init of [
      {},
      { method: 'POST', body: answer },
      { method: 'POST', body: answer, mode: 'no-cors' as const },
    ]) {
      await fetch(address, init).then(
        () => seen.push('fetched'),
        () => undefined,
      );
    }
    navigator.sendBeacon(address, answer);
    const form = document.createElement('form');
    Object.assign(form, { action: address, method: 'post', target: '_blank' });
    document.body.append(form);
    form.submit();
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
    const opened = window.open(address, '_blank', 'popup');
    await pause(1500);
    try {
      if (opened?.document?.forms.length) seen.push('read the window');
    } catch {
      // Another origin, as it should be.
    }
    try {
      if (frame.contentDocument?.forms.length) seen.push('read the frame');
    } catch {
      // Likewise.
    }
    opened?.postMessage('agree', '*');
    opened?.close();
  }
  // What is not answered by now counts as refused once its page is gone.
  socket.close();
  return { addresses: addresses.length, seen, replied: replies.size };
}

async function attack(page: Page, emulator: Emulator) {
  const instanceId = /instances\/([^/]+)/.exec(page.url())?.[1] ?? '';
  const { ids, groupIds } = await stateOf(emulator);
  const found = await page.evaluate(hostile, attacks(instanceId, ids, groupIds));
  // A closed connection refuses what waits; only then is the server looked at.
  await page.waitForTimeout(500);
  return found;
}

test.skip(
  ({ target }) => target !== 'browser',
  'the window has no WebSocket; electron-confirmation.spec.ts does the same there',
);
test.use({ emulatorOptions: { profile: 'virtool-m2', users: 12 } });

test('a script in the page calls everything on production, and deletes and promotes nobody', async ({
  page,
  emulator,
}) => {
  await addInstance(page, emulator, { name: 'lab-01', environment: 'Production' });
  const address = page.url();
  const before = await stateOf(emulator);

  await test.step('locked: nothing changes at all', async () => {
    const { addresses, seen } = await attack(page, emulator);
    expect(addresses).toBeGreaterThan(0);
    expect(seen).toEqual([]);
    expect(await stateOf(emulator)).toEqual(before);
  });

  await test.step('unlocked by a person: still nobody is deleted or promoted', async () => {
    for (const other of page.context().pages()) if (other !== page) await other.close();
    await page.goto(address);
    await page.reload();
    await unlock(page);
    const { addresses, seen } = await attack(page, emulator);
    expect(addresses).toBeGreaterThan(before.groups.length);
    expect(seen).toEqual([]);
    const after = await stateOf(emulator);
    expect(after.administrators).toEqual(before.administrators);
    expect(after.groups).toEqual(expect.arrayContaining([...before.groups]));
    expect(after.users).toEqual(expect.arrayContaining([...before.users]));
  });
});
