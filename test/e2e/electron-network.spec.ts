import { expect } from '@playwright/test';
import { contentSecurityPolicy } from '../../electron/contract/content-security-policy.ts';
import { startTrap, tryEverything } from './trap.ts';
import { inMain, test } from './window-under-test.ts';

test('criterion 8: the page can neither navigate away nor open a window', async ({ shell }) => {
  const { page, app } = shell;
  const before = page.url();
  await inMain(app, ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    contents?.on('will-frame-navigate', (event: { url: string }) => asked.push(event.url));
  });
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/';
  });
  await expect
    .poll(() => inMain(app, () => (globalThis as unknown as { asked: string[] }).asked))
    .toContain('https://elsewhere.example/');
  expect(page.url()).toBe(before);
  const actions = await inMain(app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(
      (window) => window.webContents.openHandler?.({ url: 'https://elsewhere.example/' } as never).action,
    ),
  );
  expect(actions).toEqual(['deny']);
});

test('criterion 6: the session cancels every request that is not for our page', async ({ shell }) => {
  const verdicts = await inMain(shell.app, ({ session }) =>
    [
      'https://elsewhere.example/',
      'http://127.0.0.1/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'roster-app://page/index.html',
    ].map((url) => {
      let cancelled: boolean | undefined;
      session.defaultSession.beforeRequest?.({ url } as never, ({ cancel }) => {
        cancelled = cancel;
      });
      return cancelled;
    }),
  );
  expect(verdicts).toEqual([true, true, true, true, false]);
});

test('criterion 5: the page has the content security policy of the window, and obeys it', async ({ shell }) => {
  const policy = await shell.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.originalPolicy), { once: true });
        fetch('https://elsewhere.example/').catch(() => undefined);
      }),
  );
  const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
  expect(policy).toBe(contentSecurityPolicy(nonce, 'none'));
});

test('the page saves what it made under Roster’s names, where the person wants it, and nothing else', async ({
  shell,
}) => {
  const { app, page } = shell;
  const downloads = () => inMain(app, ({ session }) => session.defaultSession.downloads);
  const save = (name: string, address: string | null = null) =>
    page.evaluate(
      ([file, from]) => {
        const href = from ?? URL.createObjectURL(new Blob(['{}'], { type: 'application/octet-stream' }));
        const link = Object.assign(document.createElement('a'), { href, download: file });
        document.body.append(link);
        link.click();
        link.remove();
      },
      [name, address] as const,
    );
  const decided = async (name: string, address?: string) => {
    await save(name, address);
    await expect.poll(async () => (await downloads()).map((one) => one.name)).toContain(name);
    return (await downloads()).find((one) => one.name === name);
  };
  expect(await decided('roster-2026-02-03.json')).toMatchObject({
    url: expect.stringMatching(/^blob:roster-app:\/\/page\//),
    asked: { defaultPath: 'roster-2026-02-03.json' },
  });
  for (const name of ['roster-2026-02-03.exe', 'notes.json', 'roster-.desktop']) {
    expect(await decided(name)).toMatchObject({ asked: null });
  }
  expect(await decided('roster-elsewhere.json', 'data:application/octet-stream,x')).toMatchObject({ asked: null });
});

test('criterion 8: no guest page is attached, and a redirect leads nowhere', async ({ shell }) => {
  const prevented = await inMain(shell.app, ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return ['will-attach-webview', 'will-redirect', 'will-navigate', 'will-frame-navigate'].filter((name) => {
      let stopped = false;
      const preventDefault = () => {
        stopped = true;
      };
      contents?.emit(name, { url: 'https://elsewhere.example/', preventDefault });
      return stopped;
    });
  });
  expect(prevented).toEqual(['will-attach-webview', 'will-redirect', 'will-navigate', 'will-frame-navigate']);
});

test('criterion 9: every permission is denied but writing to the clipboard from the page itself', async ({ shell }) => {
  const granted = await inMain(shell.app, ({ session: { defaultSession, fromPartition } }) => {
    const names = ['clipboard-read', 'media', 'geolocation', 'notifications', 'midi', 'openExternal', 'fullscreen'];
    const ask = (of: typeof defaultSession, name: string, url: string, isMainFrame: boolean) => {
      let answered = false;
      of.permissionRequest?.(
        null as never,
        name as never,
        (granted) => {
          answered = granted;
        },
        { requestingUrl: url, isMainFrame } as never,
      );
      const checked = of.permissionCheck?.(null, name as never, url, { isMainFrame } as never);
      return answered || checked;
    };
    const page = 'roster-app://page/';
    const copying = 'clipboard-sanitized-write';
    let shared: unknown;
    defaultSession.displayMedia?.({} as never, (streams) => {
      shared = streams;
    });
    return {
      others: names.filter((name) => ask(defaultSession, name, page, true)),
      device: defaultSession.devicePermission?.({} as never),
      shared,
      copying: [
        ask(defaultSession, copying, page, true),
        ask(defaultSession, copying, page, false),
        ask(defaultSession, copying, 'https://elsewhere.example/', true),
        ask(defaultSession, copying, 'roster-app://page.elsewhere/', true),
        ask(fromPartition('confirmation'), copying, page, true),
      ],
    };
  });
  expect(granted).toEqual({ others: [], device: false, shared: {}, copying: [true, false, false, false, false] });
});

test('criterion 6: whatever a page tries to reach a server with, the server counts nothing', async ({ shell }) => {
  const trap = await startTrap();
  await shell.page.evaluate(tryEverything, trap.origin);
  expect(trap.hits()).toEqual([]);
  await trap.close();
});
