import { expect, type Page } from '@playwright/test';
import type { EmulatorOptions } from '../../demo/lib/emulator.ts';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { secret } from './canary.ts';
import { test } from './fixtures.ts';
import {
  addServer,
  giveLevel,
  joinGroup,
  leaveGroup,
  openAccess,
  permissions,
  reasonsOf,
  takeLevel,
  userPanel,
} from './steps.ts';

/** A permission of a kind, and what it is given through. */
interface Story {
  readonly what: string;
  readonly options: EmulatorOptions;
  readonly signIn: (emulator: {
    handle: string | null;
    password: string | null;
    key: string | null;
  }) => Record<string, string>;
  readonly handle: string;
  readonly permission: string;
  /** Groups that give permissions; missing where the kind has none. */
  readonly group?: { readonly name: string; readonly reason: string };
  readonly level: { readonly name: string; readonly reason: string };
}

const STORIES: readonly Story[] = [
  {
    what: 'a Virtool of 2018, through a group and as administrator',
    options: { profile: 'virtool-legacy-2.3', users: 30 },
    signIn: ({ handle, password }) => ({ 'User name': handle ?? '', Password: password ?? '' }),
    handle: 'loner',
    permission: 'Add and edit viruses',
    group: { name: 'curators', reason: 'Through the group curators' },
    level: { name: 'Administrator', reason: 'Through the group administrator' },
  },
  {
    what: 'an Arvados cluster, as administrator',
    options: { profile: 'arvados-3.2', users: 30 },
    signIn: ({ key }) => ({ 'Token, from “Get API token” in Workbench': key ?? '' }),
    handle: 'plain',
    permission: 'Make administrators',
    level: { name: 'Administrator', reason: 'As administrator with the level Administrator' },
  },
  {
    what: 'a Panel, as root administrator',
    options: { profile: 'pterodactyl-1.11' },
    signIn: () => ({
      'Owner of the key': 'admin',
      'Application key (ptla_)': secret(KEYS.application),
      'Account key (ptlc_), optional': secret(KEYS.client),
    }),
    handle: 'norm_user',
    permission: 'Make root administrators',
    level: { name: 'Root administrator', reason: 'As administrator with the level Root administrator' },
  },
];

for (const { what, options, signIn, handle, permission, group, level } of STORIES) {
  test.describe(what, () => {
    test.use({ emulatorOptions: options });

    test('a permission is given and taken, and its reason follows', async ({ page, emulator }) => {
      test.slow();
      await addServer(page, {
        address: emulator.origin,
        name: 'lab-01',
        environment: 'Dev',
        signIn: signIn(emulator.signIn),
      });
      const held = permissions(page).getByRole('listitem').filter({ hasText: permission });
      await openAccess(page, handle);
      await expect(held).toHaveCount(0);
      if (group) {
        await joinGroup(page, group.name);
        await expect(await reasonsOf(page, permission)).toContainText([group.reason]);
      }
      await giveLevel(page, level.name);
      await expect(await reasonsOf(page, permission)).toContainText([...(group ? [group.reason] : []), level.reason]);
      await takeLevel(page);
      if (group) {
        await expect(await reasonsOf(page, permission)).toContainText([group.reason]);
        await leaveGroup(page, group.name);
      }
      await expect(held).toHaveCount(0);
    });
  });
}

/** The rights on single objects of the user whose access is open, by what people call the objects. */
const rights = (page: Page, objects: string, handle: string) =>
  userPanel(page)
    .getByRole('list', { name: `${objects} of ${handle}`, exact: true })
    .getByRole('listitem');

/** Chooses the object of a new right, in the dialog that is open. */
async function chooseObject(page: Page, name: string) {
  await page.getByRole('dialog').getByRole('button', { name: 'Choose one' }).click();
  await page.getByRole('textbox', { name: 'Search by name or id' }).fill(name);
  await page.getByRole('option', { name, exact: true }).click();
}

async function send(page: Page, label: string) {
  await page.getByRole('button', { name: 'Review…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: label }).click();
}

/** Opens the menu of a right; the list of groups has menus of the same name. */
async function aboutRight(page: Page, object: string, panel = userPanel(page)) {
  const section = panel.getByRole('region', { name: 'Rights on single objects' });
  await section.getByRole('button', { name: `More about ${object}`, exact: true }).click();
}

/** Takes the right on an object from the user whose access is open. */
async function takeRight(page: Page, object: string) {
  await aboutRight(page, object);
  await page.getByRole('menuitem', { name: 'Take away…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take the right away' }).click();
}

test.describe('an Arvados cluster, by links', () => {
  test.use({ emulatorOptions: { profile: 'arvados-3.2', users: 30 } });

  test('a role is given and taken, and a link to a project, and what is within reach follows', async ({
    page,
    emulator,
  }) => {
    test.slow();
    await addServer(page, {
      address: emulator.origin,
      name: 'cluster',
      environment: 'Dev',
      signIn: { 'Token, from “Get API token” in Workbench': emulator.signIn.key ?? '' },
    });
    await openAccess(page, 'plain');
    const panel = userPanel(page);
    const reach = panel.getByRole('region', { name: 'Everything within reach' });

    await test.step('a role', async () => {
      await panel.getByRole('button', { name: 'Give a right' }).click();
      await page.getByRole('dialog').getByLabel('On what').selectOption({ label: 'Role groups' });
      await chooseObject(page, 'Curators');
      await page.getByRole('dialog').getByLabel('Level').selectOption({ label: 'Can read' });
      await send(page, 'Give the right');
      await expect(rights(page, 'Role groups', 'plain').filter({ hasText: 'Curators' })).toContainText('Can read');
      await panel.getByRole('button', { name: 'Show everything within reach, and through what' }).click();
      await expect(reach.getByRole('listitem').filter({ hasText: 'Curators' })).toContainText(
        'Through the group Curators, with the level Can read',
      );
    });

    await test.step('its level is raised', async () => {
      await aboutRight(page, 'Curators');
      await page.getByRole('menuitem', { name: 'Change…' }).click();
      await page.getByRole('dialog').getByLabel('Level').selectOption({ label: 'Can manage' });
      await send(page, 'Change the right');
      await expect(rights(page, 'Role groups', 'plain').filter({ hasText: 'Curators' })).toContainText('Can manage');
      await expect(reach.getByRole('listitem').filter({ hasText: 'Curators' })).toContainText(
        'Through the group Curators, with the level Can manage',
      );
    });

    await test.step('a link to a project', async () => {
      await panel.getByRole('button', { name: 'Give a right' }).click();
      await page.getByRole('dialog').getByLabel('On what').selectOption({ label: 'Projects' });
      await chooseObject(page, 'Sequencing runs');
      await page.getByRole('dialog').getByLabel('Level').selectOption({ label: 'Can write' });
      await send(page, 'Give the right');
      await expect(rights(page, 'Projects', 'plain')).toContainText('Can write');
      await expect(reach.getByRole('listitem').filter({ hasText: 'Sequencing runs' })).toContainText(
        'By a right on Sequencing runs, with the level Can write',
      );
    });

    await test.step('all is taken back', async () => {
      await takeRight(page, 'Sequencing runs');
      // Its role has a link there as well.
      await expect(reach.getByRole('listitem').filter({ hasText: 'Sequencing runs' })).toHaveText(
        'Sequencing runsCan readThrough the group Lab operators, with the level Can read',
      );
      await takeRight(page, 'Curators');
      await expect(rights(page, 'Role groups', 'plain').filter({ hasText: 'Curators' })).toHaveCount(0);
      await expect(reach.getByRole('listitem').filter({ hasText: 'Curators' })).toHaveCount(0);
    });
  });
});

test.describe('an Arvados cluster, through a role', () => {
  test.use({ emulatorOptions: { profile: 'arvados-3.2', users: 30 } });

  test('a role is given a right from the object’s side, raised and taken from its own, and members follow', async ({
    page,
    emulator,
  }) => {
    test.slow();
    await addServer(page, {
      address: emulator.origin,
      name: 'cluster',
      environment: 'Dev',
      signIn: { 'Token, from “Get API token” in Workbench': emulator.signIn.key ?? '' },
    });
    const groups = page.getByRole('list', { name: /^Groups with a right on it/ });
    const row = groups.getByRole('listitem').filter({ hasText: 'Curators' });
    const dialog = page.getByRole('dialog');

    await test.step('given on a project', async () => {
      await page.getByRole('link', { name: 'Who can…' }).click();
      await page.getByRole('link', { name: 'Single objects…' }).click();
      await page.getByText('Projects', { exact: true }).click();
      await page.getByRole('button', { name: 'Choose one' }).click();
      await page.getByRole('option', { name: 'Sequencing runs' }).click();
      await page.getByRole('button', { name: 'Give a right' }).click();
      await dialog.getByText('Group', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Choose a group' }).click();
      await page.getByRole('option', { name: 'Curators', exact: true }).click();
      await dialog.getByLabel('Level').selectOption({ label: 'Can read' });
      await page.getByRole('button', { name: 'Review…' }).click();
      const review = page.getByRole('dialog', { name: 'Give Curators a right on Sequencing runs on cluster?' });
      await expect(review).toContainText('On Sequencing runs: 1 user gets more');
      await dialog.getByRole('button', { name: 'Give the right' }).click();
      await expect(row).toContainText('Can read');
    });

    const panel = page.getByRole('complementary', { name: /^Group / });
    const rights = panel.getByRole('list', { name: 'Projects of Curators' }).getByRole('listitem');

    await test.step('raised, from the side of the role', async () => {
      await row.getByRole('link', { name: 'Curators' }).click();
      await expect(rights).toContainText('Can read');
      await aboutRight(page, 'Sequencing runs', panel);
      await page.getByRole('menuitem', { name: 'Change…' }).click();
      await dialog.getByLabel('Level').selectOption({ label: 'Can manage' });
      await send(page, 'Change the right');
      await expect(rights).toContainText('Can manage');
    });

    await test.step('taken', async () => {
      await aboutRight(page, 'Sequencing runs', panel);
      await page.getByRole('menuitem', { name: 'Take away…' }).click();
      await dialog.getByRole('button', { name: 'Take the right away' }).click();
      await expect(panel.getByText('Curators has no rights on single objects.')).toBeVisible();
    });
  });
});

test.describe('a Panel, by shares', () => {
  test.use({ emulatorOptions: { profile: 'pterodactyl-1.11' } });

  test('a share in a server is given, changed and taken, and what is within reach follows', async ({
    page,
    emulator,
  }) => {
    test.slow();
    await addServer(page, {
      address: emulator.origin,
      name: 'panel',
      environment: 'Dev',
      signIn: {
        'Owner of the key': 'admin',
        'Application key (ptla_)': secret(KEYS.application),
        'Account key (ptlc_), optional': secret(KEYS.client),
      },
    });
    await openAccess(page, 'owner.one');
    const panel = userPanel(page);
    const shared = rights(page, 'Server', 'owner.one').filter({ hasText: 'Otto server' });
    await panel.getByRole('button', { name: 'Give a right' }).click();
    await chooseObject(page, 'Otto server');
    await page
      .getByRole('dialog')
      .getByRole('checkbox', { name: /^Send commands/ })
      .check();
    await send(page, 'Give the right');
    await expect(shared).toContainText('2 permissions');
    await panel.getByRole('button', { name: 'Show everything within reach, and through what' }).click();
    const reach = panel.getByRole('region', { name: 'Everything within reach' });
    await expect(reach.getByRole('listitem').filter({ hasText: 'Otto server' })).toContainText(
      'By a right on Otto server',
    );
    await expect(reach.getByRole('listitem').filter({ hasText: 'Olive server' })).toContainText(
      'As the owner of Olive server',
    );
    await takeRight(page, 'Otto server');
    await expect(shared).toHaveCount(0);
    await expect(reach.getByRole('listitem').filter({ hasText: 'Otto server' })).toHaveCount(0);
  });
});
