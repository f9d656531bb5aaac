import { expect } from '@playwright/test';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { secret } from './canary.ts';
import { call, inMain, test } from './window-under-test.ts';

test('criterion 16: what is grave is asked in a window of its own, which the page cannot reach', async ({ shell }) => {
  const { app, page } = shell;
  const emulator = await startEmulator({ profile: 'virtool-m2', users: 5 });
  const { handle, password } = emulator.signIn;
  const draft = {
    name: 'lab-01',
    address: emulator.origin,
    environment: 'production',
    allowHttp: false,
    signIn: { method: 'password', handle },
    secret: secret(password ?? ''),
  };
  const added = (await call(page, 'instances.add', draft)) as { ok: true; value: { id: string } };
  expect(added.ok).toBe(true);
  const instance = { instanceId: added.value.id };
  const ask = async () => {
    const opened = app.waitForEvent('window');
    const answer = call(page, 'instances.unlock', instance);
    const question = await opened;
    await expect(question.getByRole('heading', { level: 1 })).toContainText('Unlock lab-01');
    return { question, answer };
  };

  await test.step('it has neither bridge nor script, and a session of its own', async () => {
    const { question, answer } = await ask();
    const preferences = await inMain(app, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ options }) => options.webPreferences),
    );
    expect(preferences.at(-1)).toMatchObject({ partition: 'confirmation', sandbox: true, contextIsolation: true });
    expect(preferences.at(-1)).not.toHaveProperty('preload');
    expect(await question.locator('script').count()).toBe(0);
    const verdicts = await inMain(app, ({ session }) =>
      ['roster-confirm://page/confirm/x', 'roster-app://page/index.html', 'https://elsewhere.example/'].map((url) => {
        let cancelled: boolean | undefined;
        session.fromPartition('confirmation').beforeRequest?.({ url } as never, ({ cancel }) => {
          cancelled = cancel;
        });
        return cancelled;
      }),
    );
    expect(verdicts).toEqual([false, true, true]);
    await question.close();
    expect(await answer).toMatchObject({ ok: false, error: { data: { code: 'not-confirmed' } } });
  });

  await test.step('the page may withdraw a question, not answer it', async () => {
    const { question, answer } = await ask();
    const closed = question.waitForEvent('close');
    const waiting = (await call(page, 'app.confirmations', {})) as { ok: true; value: { id: string }[] };
    expect(waiting.value).toMatchObject([{ address: null, purpose: 'unlock' }]);
    await call(page, 'app.withdraw', { id: waiting.value[0]?.id });
    expect(await answer).toMatchObject({ ok: false, error: { data: { code: 'not-confirmed' } } });
    await closed;
  });

  await test.step('a yes in the window unlocks', async () => {
    const { question, answer } = await ask();
    await question.getByRole('button', { name: 'Unlock lab-01 for 15 minutes' }).click();
    expect(await answer).toMatchObject({ ok: true, value: { remaining: expect.any(Number) } });
    expect(question.isClosed() || (await question.waitForEvent('close')) !== null).toBe(true);
  });

  await call(page, 'instances.remove', instance);
  await emulator.close();
});
