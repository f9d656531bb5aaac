import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { secret } from './canary.ts';
import { call, inMain, test } from './window-under-test.ts';

const ELSEWHERE = 'https://elsewhere.example/page?of=ours';

/** Has the application forget what was opened and shown, and answer boxes with a button from now on. */
const begin = (app: ElectronApplication, choice: number | null) =>
  inMain(
    app,
    ({ dialog, shell }, button) => {
      dialog.choice = button;
      dialog.shown.length = 0;
      shell.opened.length = 0;
    },
    choice,
  );
const opened = (app: ElectronApplication) => inMain(app, ({ shell }) => [...shell.opened]);
const shown = (app: ElectronApplication) => inMain(app, ({ dialog }) => [...dialog.shown]);

/** Follows a link of the kind that the screens draw. */
const follow = (page: Page, address: string) =>
  page.evaluate((href) => {
    const link = document.createElement('a');
    Object.assign(link, { href, target: '_blank', rel: 'noopener noreferrer' });
    document.body.append(link);
    link.click();
    link.remove();
  }, address);

/** Follows a link until the application cares: right after another one it does not. */
async function followUntil(page: Page, address: string, cared: () => Promise<boolean>) {
  await expect(async () => {
    await follow(page, address);
    await expect.poll(cared, { timeout: 500 }).toBe(true);
  }).toPass();
}

test.afterEach(async ({ shell }) => begin(shell.app, null));

test('criterion 32: a page elsewhere is opened after a question that shows its host, in the browser of the person', async ({
  shell: { app, page },
}) => {
  await begin(app, null);
  const before = page.url();
  await followUntil(page, ELSEWHERE, async () => (await shown(app)).length > 0);
  const [question] = await shown(app);
  expect(question).toMatchObject({
    title: expect.stringContaining('elsewhere.example'),
    detail: expect.stringContaining(ELSEWHERE),
    buttons: ['Cancel', 'Open'],
  });
  expect(await opened(app)).toEqual([]);
  await begin(app, 1);
  await followUntil(page, ELSEWHERE, async () => (await opened(app)).length > 0);
  expect(await opened(app)).toEqual([ELSEWHERE]);
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
});

test('criterion 32: a page of an instance is opened without a question, and a script opens no hundred of them', async ({
  shell: { app, page },
}) => {
  const emulator = await startEmulator({ profile: 'virtool-m2', users: 5 });
  const { handle, password } = emulator.signIn;
  const added = (await call(page, 'instances.add', {
    name: 'lab-01',
    address: emulator.origin,
    environment: 'other',
    allowHttp: false,
    signIn: { method: 'password', handle },
    secret: secret(password ?? ''),
  })) as { ok: true; value: { id: string } };
  expect(added.ok).toBe(true);
  await begin(app, null);
  const address = `${emulator.origin}/setup`;
  await followUntil(page, address, async () => (await opened(app)).length > 0);
  for (let times = 0; times < 20; times += 1) await follow(page, address);
  expect((await opened(app)).length).toBeLessThan(5);
  expect(new Set(await opened(app))).toEqual(new Set([address]));
  expect(await shown(app)).toEqual([]);
  await call(page, 'instances.remove', { instanceId: added.value.id });
  await emulator.close();
});

test('criterion 32: nothing else is opened: without encryption it says so, all else is noted without its text', async ({
  shell: { app, page },
  home,
}) => {
  const log = () => readFile(path.join(home, 'logs/roster.log'), 'utf8').catch(() => '');
  await begin(app, 1);
  await followUntil(page, 'http://mole-Vellum7.example/', async () => (await shown(app)).length > 0);
  expect(await shown(app)).toMatchObject([{ title: expect.stringContaining('not encrypted'), buttons: ['OK'] }]);
  for (const [address, why] of [
    ['https://admin:mole-Vellum7@elsewhere.example/', 'credentials'],
    ['file:///etc/mole-Vellum7', 'foreign-scheme'],
    ['roster://settings/mole-Vellum7', 'foreign-scheme'],
  ] as const) {
    const refusals = async () => (await log()).split(`An address was not opened: ${why}.`).length;
    const before = await refusals();
    await expect
      .poll(async () => {
        await inMain(
          app,
          ({ BrowserWindow }, url) => {
            BrowserWindow.getAllWindows()[0]?.webContents.openHandler?.({ url } as never);
          },
          address,
        );
        return refusals();
      })
      .toBeGreaterThan(before);
  }
  expect(await opened(app)).toEqual([]);
  expect(await log()).not.toContain('Vellum7');
});
