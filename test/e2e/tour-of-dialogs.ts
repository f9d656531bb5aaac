import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en.ts';
import { issue } from '../unit/core/net/certificates.ts';
import { startRelay } from '../unit/core/net/encrypted-relay.ts';
import { goTo, type Tour } from './tour.ts';

/** What the second tour needs besides. */
export interface DialogTour extends Tour {
  /** A folder for files that are chosen on the way. */
  readonly folder: string;
}

const PASSWORD = 'tide-Vellum7-oak-Brisk';
const PASSPHRASE = 'correct horse battery';

/** Visits what `takeTour` passes by: the steps after the first user, trust, transfer, and questions outside the page. */
export async function takeDialogTour(tour: DialogTour): Promise<void> {
  await mkdir(tour.folder, { recursive: true });
  await visitFirstSteps(tour);
  await visitTrust(tour);
  await visitTransfer(tour);
  await visitProduction(tour);
}

async function visitFirstSteps({ page, virgin, emulator, say, visit }: DialogTour) {
  const { account, group, colleague, lost, next, ready } = en.firstUser;
  await goTo(page, firstUserAddress(virgin.origin));
  await page.getByRole('heading', { name: say(account.title) }).waitFor();
  const form = page.getByRole('form', { name: say(account.form) });
  await form.getByRole('textbox').first().fill('mhartley');
  await form.locator('input[type=password]').fill('short');
  await button(page, say(account.create, { handle: 'mhartley', name: 'lab-03' })).click();
  await form.locator('[aria-invalid=true]').waitFor();
  await visit('first user, refused');
  await form.locator('input[type=password]').fill(PASSWORD);
  await button(page, say(account.create, { handle: 'mhartley', name: 'lab-03' })).click();

  await page.getByRole('heading', { name: say(group.title) }).waitFor();
  await page
    .getByRole('form', { name: say(group.form) })
    .getByRole('textbox')
    .first()
    .fill('Technicians');
  await visit('first steps, group');
  await button(page, say(group.create, { name: 'Technicians' })).click();
  await page.getByRole('heading', { name: say(colleague.title) }).waitFor();
  await visit('first steps, colleague');
  await button(page, say(next.skip)).click();
  await page.getByRole('heading', { name: say(ready.title, { name: 'lab-03' }) }).waitFor();
  await visit('first steps, ready');
  await goTo(page, firstUserAddress(emulator.origin));
  await page.getByRole('heading', { name: say(lost.thereTitle, { name: 'lab-03' }) }).waitFor();
  await visit('first user, too late');
}

async function visitTrust(tour: DialogTour) {
  const { page, emulator, folder, say, visit } = tour;
  const authority = issue({ subject: 'The lab’s own CA', authority: true });
  const relay = await startRelay(
    emulator.origin,
    issue({ subject: 'lab-tls', names: ['localhost'], issuer: authority }),
  );
  const { trust, pin } = en.network;
  try {
    await goTo(page, '/instances/new');
    await page.getByRole('textbox', { name: say(en.instances.form.address) }).fill(relay.origin);
    await button(page, say(en.instances.add.test)).click();
    await button(page, say(trust.pinKey)).waitFor();
    await visit('adding, certificate not trusted');
    await button(page, say(trust.pinKey)).click();
    await page.getByRole('dialog').getByText('CN=lab-tls').waitFor();
    await visit('pin dialog');
    await button(page, say(pin.confirm)).click();
    await signIn(tour, 'pinned', 'development');
    await button(page, say(en.instances.add.save, { name: 'pinned' })).click();
    await atQuestion(page, say, async (question) => {
      await visit('question: pinned key', question);
      await agree(question);
    });
    await page.getByRole('grid').waitFor();

    await goTo(page, `/instances/${idOf(page)}/edit`);
    await page.getByLabel(say(trust.label), { exact: true }).selectOption('ca');
    const file = path.join(folder, 'authority.pem');
    await writeFile(file, authority.certificate);
    await page.locator(`input[type=file][aria-label="${say(trust.chooseCa)}"]`).setInputFiles(file);
    await button(page, say(en.instances.edit.save)).and(page.locator(':enabled')).waitFor();
    await visit('edit, network with a CA');
    await button(page, say(en.instances.edit.save)).click();
    await atQuestion(page, say, async (question) => {
      await visit('question: own CA', question);
      await agree(question);
    });
    await button(page, say(en.instances.connection.edit)).waitFor();
  } finally {
    await relay.close();
  }
}

async function visitTransfer({ page, folder, say, visit }: DialogTour) {
  const { transfer } = en;
  const open = async (command: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill(command);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('.transfer').first().waitFor();
  };
  await goTo(page, '/instances');
  await page.getByRole('table').waitFor();
  await open(say(transfer.export.command));
  await visit('export dialog');
  await page.getByRole('dialog').locator('input[type=radio][value=sealed]').check({ force: true });
  const passphrases = page.getByRole('dialog').locator('input[type=password]');
  await passphrases.first().fill(PASSPHRASE);
  await passphrases.last().fill('another one');
  await visit('export dialog, with secrets');
  await passphrases.last().fill(PASSPHRASE);
  await button(page, say(transfer.export.submitSealed)).click();
  await atQuestion(page, say, async (question) => {
    await visit('question: export of secrets', question);
    await agree(question);
  });
  const text = page.getByRole('textbox', { name: say(transfer.export.text) });
  await text.waitFor();
  await visit('export dialog, ready');
  const file = path.join(folder, 'roster.sealed');
  await writeFile(file, await text.inputValue());
  await button(page, say(transfer.done)).click();

  await open(say(transfer.import.command));
  await visit('import dialog');
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
  await page.getByRole('dialog').locator('input[type=password]').fill('a wrong one');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await visit('import dialog, wrong pass phrase');
  await page.getByRole('dialog').locator('input[type=password]').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: say(transfer.import.table) }).waitFor();
  await visit('import dialog, preview');
  await page.keyboard.press('Escape');
}

async function visitProduction(tour: DialogTour) {
  const { page, emulator, say, visit } = tour;
  await goTo(page, '/instances/new');
  await page.getByRole('textbox', { name: say(en.instances.form.address) }).fill(emulator.origin);
  await button(page, say(en.instances.add.test)).click();
  await page.getByText(say(en.probe.summary.recognised)).first().waitFor();
  await signIn(tour, 'lab-01', 'production');
  await button(page, say(en.instances.add.save, { name: 'lab-01' })).click();
  await page.getByRole('grid').waitFor();
  await button(page, say(en.app.lock.unlock)).first().click();
  await page.getByRole('dialog').waitFor();
  await visit('waiting for a question');
  await atQuestion(page, say, async (question) => {
    await visit('question: unlock', question);
    await agree(question);
  });

  await goTo(page, `/instances/${idOf(page)}/groups`);
  // The other groups are somebody's primary group, and stay.
  await page.locator('thead th').filter({ hasText: 'Instructors' }).locator('a, button').first().click();
  const panel = page.getByRole('complementary');
  await panel.locator('[aria-haspopup=menu]').first().click();
  await page.getByRole('menuitem').last().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await visit('deleting a group');
  await dialog.getByRole('button').last().click();
  await atQuestion(page, say, async (question) => {
    await question.getByRole('textbox').fill('another name');
    await question.locator('button.final').click();
    await question.getByRole('alert').waitFor();
    await visit('question: deletion, typed wrongly', question);
    await question.getByRole('textbox').fill('lab-01');
    await agree(question);
    await visit('question: answered', question);
  });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const idOf = (page: Page) => /instances\/([^/]+)/.exec(page.url())?.[1] ?? '';
const firstUserAddress = (origin: string) =>
  `/instances/first-user?${new URLSearchParams({ address: origin, name: 'lab-03', environment: 'development' })}`;

/** Fills in who one is and what the instance is called. Its kind names the fields of the sign-in. */
async function signIn({ page, emulator, say }: Tour, name: string, environment: string) {
  const account = page.locator('form.setup .two').filter({ has: page.locator('input[type=password]') });
  await account
    .getByRole('textbox')
    .first()
    .fill(emulator.signIn.handle ?? '');
  await account.locator('input[type=password]').fill(emulator.signIn.password ?? '');
  await page.getByRole('textbox', { name: say(en.instances.form.name), exact: true }).fill(name);
  await page.locator(`input[type=radio][value=${environment}]`).check({ force: true });
  await button(page, say(en.instances.add.testAgain)).click();
  await page
    .getByText(say(en.probeNote['signed-in'], { handle: emulator.signIn.handle ?? '' }))
    .first()
    .waitFor();
}

/** Opens the question that waits outside of the page, and closes its window after `answer`. */
async function atQuestion(page: Page, say: Tour['say'], answer: (question: Page) => Promise<void>) {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: say(en.app.confirmation.open) }).click();
  const question = await opened;
  await question.locator('button.final').waitFor();
  await answer(question);
  await question.close();
}

/** Agrees to a question. */
async function agree(question: Page) {
  await question.locator('button.final').click();
  await question.locator('button.final').waitFor({ state: 'detached' });
}
