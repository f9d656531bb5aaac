import { type BrowserWindow, dialog, shell } from 'electron';
import type { OpenLog } from '../core/log/log.ts';
import { fillIn } from '../domain/failure.ts';
import { judgeAddress, type KnownInstance } from './outside-address.ts';
import { shellTexts } from './texts.ts';

/** Milliseconds after one address before the next one counts, so that a script fills no browser with pages. */
const PAUSE = 1000;
/** Characters of an address that a box shows; its host stands above them. */
const SHOWN = 300;

/**
 * Makes what opens addresses in the person's browser, the only way out of the window: the instances' own at once, others
 * after a question that shows the host. While one is being decided, and shortly after, further ones are ignored.
 */
export function createOutside(
  log: OpenLog,
  instances: () => Promise<readonly KnownInstance[]>,
): (window: BrowserWindow, address: string) => void {
  let busy = false;

  async function open(window: BrowserWindow, address: string): Promise<void> {
    const judgement = judgeAddress(address, await instances());
    if (judgement.verdict === 'refuse') {
      log.note('outside', `An address was not opened: ${judgement.why}.`);
      if (judgement.why === 'plain-http') await explain(window, new URL(address));
      return;
    }
    const { verdict, url } = judgement;
    if (verdict === 'open' || (await ask(window, url))) await shell.openExternal(url.href);
  }

  return (window, address) => {
    if (busy) return;
    busy = true;
    void open(window, address)
      .catch((error) => log.mistake('outside', error))
      .finally(() => {
        setTimeout(() => {
          busy = false;
        }, PAUSE).unref();
      });
  };
}

async function ask(window: BrowserWindow, { host, href }: URL): Promise<boolean> {
  const { question, unknown, cancel, open } = shellTexts().outside;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: fillIn(question, { host }),
    detail: `${unknown}\n${shortened(href)}`,
    buttons: [cancel, open],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

async function explain(window: BrowserWindow, { host, href }: URL): Promise<void> {
  const { unencrypted, instead, ok } = shellTexts().outside;
  const message = fillIn(unencrypted, { host });
  await dialog.showMessageBox(window, {
    type: 'info',
    message,
    detail: `${instead}\n${shortened(href)}`,
    buttons: [ok],
  });
}

function shortened(address: string): string {
  return address.length > SHOWN ? `${address.slice(0, SHOWN)}…` : address;
}
