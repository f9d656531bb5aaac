import { expect, type Page } from '@playwright/test';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { en } from '../../renderer/i18n/en.ts';
import { renameElsewhere } from './somebody-else.ts';

/** Writes an English text in the language that the page speaks, and fills it in. */
export type Say = (text: string, values?: Record<string, string | number>) => string;

/** English as it is, filled in. */
export const inEnglish: Say = (text, values = {}) =>
  text.replace(/\{(\w+)(?:, number)?\}/g, (slot, name: string) => String(values[name] ?? slot));

export interface Tour {
  readonly page: Page;
  readonly emulator: Emulator;
  /** A server without users. */
  readonly virgin: Emulator;
  readonly say: Say;
  /** Called on every screen, with its name, when it stands still; `at` is the page of a question outside of the page. */
  readonly visit: (screen: string, at?: Page) => Promise<void>;
}

/** Goes to an address of the page, which begins with a slash. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
}

/** Visits every screen, panel and dialog, from the first one on. */
export async function takeTour(tour: Tour): Promise<void> {
  await visitWelcomeAndAdding(tour);
  const id = /instances\/([^/]+)\/users/.exec(tour.page.url())?.[1] ?? '';
  await visitUsers(tour, id);
  await visitGroups(tour, id);
  await visitMembers(tour, id);
  await visitAccess(tour, id);
  await visitConnection(tour, id);
  await visitFrame(tour);
  await visitFirstUser(tour);
}

async function visitWelcomeAndAdding({ page, emulator, say, visit }: Tour) {
  await page.getByRole('heading', { name: say(en.welcome.title) }).waitFor();
  await visit('welcome');
  await page.getByRole('textbox', { name: say(en.welcome.add.address) }).fill(emulator.origin);
  await page.getByRole('button', { name: say(en.welcome.add.test) }).click();
  await page.getByText(say(en.probe.summary.recognised)).first().waitFor();
  await visit('adding, recognised');
  // What fields for a sign-in are called comes from the server's kind; the pseudo-language stands in for German there.
  await page.getByRole('textbox', { name: /^(Handle|Benutzername)$/ }).fill(emulator.signIn.handle ?? '');
  await page.getByLabel(/^(Password|Passwort)$/).fill(emulator.signIn.password ?? '');
  await page.getByRole('textbox', { name: say(en.instances.form.name), exact: true }).fill('lab-01');
  await page.locator('input[type=radio][value=development]').check({ force: true });
  await page.getByRole('button', { name: say(en.instances.add.testAgain) }).click();
  await page
    .getByText(say(en.probeNote['signed-in'], { handle: 'admin' }))
    .first()
    .waitFor();
  await visit('adding, tested');
  await page.getByRole('button', { name: say(en.instances.add.save, { name: 'lab-01' }) }).click();
  await page.getByRole('grid').waitFor();
}

async function visitUsers({ page, say, visit }: Tour, id: string) {
  const { tabs, access, history, foot, confirm } = en.user;
  await page.getByText(say(en.users.status.directory)).first().waitFor();
  await visit('users');
  await page.getByRole('button', { name: say(en.users.toolbar.columns) }).click();
  await page.getByRole('dialog').waitFor();
  await visit('users, columns');
  await page.keyboard.press('Escape');
  // The first one is who is signed in, and may not be switched off.
  await page.getByRole('row').nth(3).getByRole('gridcell').nth(1).click();
  await page.getByRole('tab', { name: say(tabs.profile) }).waitFor();
  await page.getByRole('complementary').getByRole('checkbox').first().click({ force: true });
  await visit('user, profile with changes');
  await page.getByRole('button', { name: say(foot.save) }).click();
  await page.getByRole('dialog').getByText(say(en.changes.review.compared)).waitFor();
  await visit('review dialog');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say(confirm.keepEditing) })
    .click();
  await page.getByRole('button', { name: say(foot.discard) }).click();
  await page.getByRole('tab', { name: say(tabs.access) }).click();
  await page.getByText(say(access.whereFrom)).waitFor();
  await visit('user, access');
  await page.getByRole('tab', { name: say(tabs.history) }).click();
  await page.getByText(say(history.emptyHint)).waitFor();
  await visit('user, history');
  await page.keyboard.press('Escape');
  await goTo(page, `/instances/${id}/users/new`);
  await page.getByRole('button', { name: say(en.user.password.generate) }).click();
  await visit('new user');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: say(en.users.search.label) }).fill('nobody is called like this');
  await page.getByText(say(en.users.empty.noMatchTitle)).waitFor();
  await visit('users, none match');
}

async function visitGroups({ page, say, visit }: Tour, id: string) {
  await goTo(page, `/instances/${id}/groups`);
  await page.locator('td.cell').first().waitFor();
  await page.locator('td.cell input:not(:disabled)').first().click({ force: true });
  const tray = page.getByRole('region', { name: say(en.groups.tray.label) });
  await tray.waitFor();
  await visit('groups with changes');
  await tray.getByRole('button', { name: say(en.groups.tray.discard) }).click();
  await page.getByRole('button', { name: say(en.groups.segment.levels) }).click();
  await page.getByText(say(en.groups.levels.canMake)).first().waitFor();
  await visit('administrator roles');
  await page
    .getByRole('button', { name: say(en.groups.segment.groups) })
    .first()
    .click();
  await page
    .getByRole('link', { name: say(en.groups.matrix.openGroup, { name: '' }).trim() })
    .or(page.locator('thead th a, thead th button'))
    .first()
    .click();
  await page.getByRole('complementary').waitFor();
  await visit('group panel');
  await goTo(page, `/instances/${id}/groups/new`);
  await page.getByText(say(en.groups.create.permissionsHint)).waitFor();
  await visit('new group');
}

async function visitMembers({ page, emulator, say, visit }: Tour, id: string) {
  const { members } = en.access;
  await goTo(page, `/instances/${id}/groups`);
  await page.locator('thead th').filter({ hasText: 'Instructors' }).locator('a, button').first().click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: say(members.change) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say(members.list)).fill(`${emulator.signIn.handle}\nnobody-here`);
  await dialog.getByRole('button', { name: say(members.check_other, { count: 2 }) }).click();
  await dialog.getByText('nobody-here').last().waitFor();
  await visit('members dialog');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await renameElsewhere(emulator, 'Instructors', 'Teachers');
  await panel.locator('form.rename').getByRole('textbox').fill('Lecturers');
  await panel.getByRole('button', { name: say(en.groups.panel.rename) }).click();
  await page.getByRole('table', { name: say(en.access.conflict.label) }).waitFor();
  await visit('conflict view');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

async function visitAccess({ page, say, visit }: Tour, id: string) {
  const { who, compare } = en.access;
  await goTo(page, `/instances/${id}/access`);
  await page.getByRole('table').first().waitFor();
  await visit('who can, administrators');
  await goTo(page, `/instances/${id}/access?can=remove_file`);
  await page.getByRole('textbox', { name: say(who.search) }).waitFor();
  await page.getByRole('table').first().waitFor();
  await visit('who can');
  await goTo(page, '/access');
  await page.getByRole('table', { name: say(who.administratorsOf, { name: 'lab-01' }) }).waitFor();
  await visit('administrators');

  await goTo(page, `/instances/${id}/compare`);
  await page.getByText(say(compare.chooseHint)).waitFor();
  await visit('compare, nobody chosen');
  for (const [at, side] of [compare.a, compare.b].entries()) {
    await page
      .getByRole('region', { name: say(side) })
      .getByRole('button')
      .first()
      .click();
    await page.getByRole('option').nth(at).click();
  }
  await page.getByRole('table', { name: say(compare.table) }).waitFor();
  await visit('compare');
}

async function visitConnection({ page, say, visit }: Tour, id: string) {
  await goTo(page, `/instances/${id}`);
  await page
    .getByRole('button', { name: say(en.instances.connection.test) })
    .first()
    .click();
  await page
    .getByText(say(en.probe.summary.passed, { total: 9 }))
    .first()
    .waitFor();
  await visit('connection');
  await goTo(page, `/instances/${id}/edit`);
  await page.getByText(say(en.instances.edit.unchanged)).first().waitFor();
  await visit('edit');
  await page.locator('input[type=radio][value=production]').check({ force: true });
  await page.getByRole('button', { name: say(en.instances.edit.save) }).click();
  await page
    .getByRole('button', { name: say(en.app.lock.unlock) })
    .first()
    .waitFor();
  await goTo(page, `/instances/${id}`);
  await visit('locked');
  await goTo(page, `/instances/${id}/history`);
  await page.getByText(say(en.history.emptyTitle)).waitFor();
  await visit('history of an instance');
  await goTo(page, '/instances');
  await page.getByRole('table', { name: say(en.instances.list.table) }).waitFor();
  await visit('instances');
}

async function visitFrame({ page, say, visit }: Tour) {
  await goTo(page, '/settings');
  await page.getByRole('radio', { name: 'Français' }).waitFor();
  await visit('settings');
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('combobox', { name: say(en.app.palette.title) });
  await palette.waitFor();
  await visit('palette');
  await page.keyboard.press('Escape');
  // As long as it goes, what is typed goes into it.
  await palette.waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: say(en.app.keys.title) }).waitFor();
  await visit('all keys');
  await page.keyboard.press('Escape');
  await goTo(page, '/nowhere');
  await page.getByText(say(en.app.error.notFoundTitle)).first().waitFor();
  await visit('no such screen');
}

async function visitFirstUser({ page, virgin, say, visit }: Tour) {
  await goTo(page, '/instances/new');
  await page.getByRole('textbox', { name: say(en.instances.form.address) }).fill(virgin.origin);
  await page.getByRole('button', { name: say(en.instances.add.test) }).click();
  await page.getByRole('button', { name: say(en.instances.firstUser.create) }).click();
  await expect(page.getByRole('heading', { name: say(en.firstUser.account.title) })).toBeFocused();
  await visit('first user');
}
