import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/story';
import { includes, planIs, topicIs, type Workspace } from '../support/workspace';

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect.soft(found, where).toEqual([]);
}

async function furnish(workspace: Workspace): Promise<{ segment: string; conversation: string }> {
  const segment = await workspace.addSegment('VIP');
  await workspace.addMembers(segment, ['Grace Hopper', 'Alan Turing']);
  await workspace.setRule(segment, {
    all: [planIs('enterprise'), { any: [planIs('enterprise'), planIs('free')] }],
  });
  await workspace.addQueue('Strategic', includes(segment));
  await workspace.addQueue('Billing', topicIs('billing'));
  await workspace.addPriorityRule('VIPs first', includes(segment), 'URGENT');
  const conversation = await workspace.startConversation('Grace Hopper', {
    subject: 'The compiler is stuck',
  });
  return { segment, conversation };
}

function addresses(
  { segment, conversation }: { segment: string; conversation: string },
  contact: string,
): string[] {
  return [
    '/start',
    '/contacts',
    `/contacts/people/${contact}`,
    '/contacts/segments',
    `/contacts/segments/${segment}/members`,
    `/contacts/segments/${segment}/members?list=kept-out`,
    `/contacts/segments/${segment}/advanced`,
    `/contacts/segments/${segment}/usage`,
    `/contacts/segments/${segment}/history`,
    '/conversations',
    `/conversations/${conversation}`,
    '/settings/routing',
    '/settings/priority',
    '/settings/team/people',
    '/settings/team/groups',
    '/settings/properties',
    '/settings/api-keys',
    '/settings/workspace',
    '/nowhere',
  ];
}

/** The page has drawn what it has to show: its heading, and nothing that says it is loading. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: /^(Loading|Opening)/ })).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page is accessible in ${colorScheme} colours`, async ({ page, workspace }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const made = await furnish(workspace);
    for (const address of addresses(made, workspace.contact('Grace Hopper'))) {
      await open(page, address);
      await expectNoViolations(page, address);
    }
  });

  test(`every dialog is accessible in ${colorScheme} colours`, async ({ page, workspace }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { segment } = await furnish(workspace);
    const members = `/contacts/segments/${segment}/members`;
    const dialogs: [string, string, string?][] = [
      ['/contacts/segments', 'Create segment'],
      ['/contacts/segments', 'Actions for VIP', 'Edit details'],
      ['/contacts/segments', 'Actions for VIP', 'Archive'],
      [members, 'Add contacts'],
      [members, 'Remove Alan Turing from VIP'],
      [members, 'Why is Alan Turing here?'],
      [`/contacts/segments/${segment}/advanced`, 'Add today’s matches by hand'],
      ['/contacts', 'Import CSV'],
      ['/contacts', 'Filter'],
      ['/contacts', 'Columns'],
      ['/contacts', 'Create contact'],
      ['/conversations', 'Start a conversation'],
      ['/settings/priority', 'Change the head starts'],
      ['/settings/routing', 'Create queue'],
      ['/settings/routing', 'Actions for Strategic', 'Edit'],
      ['/settings/priority', 'Create priority rule'],
      ['/settings/team/people', 'Invite a teammate'],
      ['/settings/team/groups', 'Create team group'],
      ['/settings/properties', 'Create property'],
      ['/settings/api-keys', 'Create API key'],
      ['/contacts', 'Keyboard shortcuts'],
      ['/contacts', 'Search or go to'],
    ];
    for (const [address, button, item] of dialogs) {
      await open(page, address);
      await page.getByRole('button', { name: button }).first().click();
      if (item) await page.getByRole('menuitem', { name: item, exact: true }).click();
      const box = page
        .getByRole('dialog')
        .or(page.getByRole('region', { name: 'Filter contacts' }))
        .first();
      await expect(box).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectNoViolations(page, `${address}: ${button} ${item ?? ''}`);
    }
  });
}

test('the sign-in page is accessible in both colours', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, '/');
    await expectNoViolations(page, colorScheme);
  }
});

test('nothing scrolls sideways at 320 pixels, and the navigation opens', async ({ page, workspace }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  const made = await furnish(workspace);
  for (const address of addresses(made, workspace.contact('Grace Hopper'))) {
    await open(page, address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, address).toBeLessThanOrEqual(320);
  }
  await page.getByRole('button', { name: 'Open the navigation' }).click();
  await page.getByRole('link', { name: 'Segments', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
});

test('the palette and the sheet of keys open by keyboard and give the focus back', async ({
  page,
  workspace,
}) => {
  await workspace.addSegment('VIP');
  await open(page, '/contacts');
  await page.getByRole('button', { name: 'Import CSV' }).focus();
  await page.keyboard.press('ControlOrMeta+k');
  const search = page.getByPlaceholder('Search, go to a page, or do something');
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await expect(page.getByRole('button', { name: 'Import CSV' })).toBeFocused();

  await page.keyboard.press('ControlOrMeta+k');
  await search.fill('vip');
  await page.getByRole('button', { name: 'VIP' }).click();
  await expect(page.getByRole('heading', { name: 'VIP', level: 1 })).toBeVisible();

  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('the chosen colours are there from the first paint', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '/contacts');
  await page.getByRole('button', { name: 'Use the dark colours' }).click();
  await page.goto('/contacts', { waitUntil: 'commit' });
  await page.waitForFunction(() => document.body !== null);
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
