import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { inviteBen, windowOf } from '../support/inbox';
import { expect, test } from '../support/story';
import { includes, planIs, topicIs, type Workspace } from '../support/workspace';

/** What a change of colours can break; the rest was looked at in the first. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Holds in both colours. Nothing fades meanwhile: half a fade is a contrast that nobody has to read. */
async function expectNoViolations(page: Page, where: string): Promise<void> {
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
    document.adoptedStyleSheets = [still];
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const axe = new AxeBuilder({ page });
    if (colorScheme === 'dark') axe.withRules(RULES_OF_COLOUR);
    // axe leaves out by itself whether fingers can hit what is to be hit (WCAG 2.2, 2.5.8).
    else axe.options({ rules: { 'target-size': { enabled: true } } });
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect.soft(found, `${where} in ${colorScheme} colours`).toEqual([]);
  }
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
    `/contacts/segments/${segment}/members?at=2001-01-01T10:00`,
    `/contacts/segments/${segment}/advanced`,
    `/contacts/segments/${segment}/usage`,
    `/contacts/segments/${segment}/history`,
    '/inbox',
    '/inbox?view=closed',
    '/inbox?columns=conversation.priority,segment,conversation.queue,contact.company,conversation.createdAt,contact.properties.plan_tier',
    `/inbox?open=${conversation}`,
    '/inbox?open=nothing',
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

test('every page is accessible in both colours', async ({ page, workspace }) => {
  test.setTimeout(600_000);
  const made = await furnish(workspace);
  for (const address of addresses(made, workspace.contact('Grace Hopper'))) {
    await open(page, address);
    await expectNoViolations(page, address);
  }
});

test('a conversation at work is accessible in both colours: a draft, files, and somebody else who writes', async ({
  page,
  workspace,
  browser,
  baseURL,
}) => {
  const { conversation } = await furnish(workspace);
  const ben = await windowOf(browser, await inviteBen(workspace, baseURL ?? ''), baseURL ?? '');
  await open(page, `/inbox?open=${conversation}`);
  const pdf = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2_000) };
  const attach = async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach files' }).click();
    await (await chooser).setFiles([pdf]);
  };
  await attach();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('list', { name: 'Attachments' })).toBeVisible();
  await attach();
  await page.route('**/attachments?**', (route) => route.abort());
  await attach();
  await expect(page.getByText('The server could not be reached.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reply to Grace Hopper' }).fill('And more');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await ben.goto(`/inbox?open=${conversation}`);
  await expect(page.getByText('Ben Bitdiddle is looking at this')).toBeVisible();
  await expectNoViolations(page, 'a conversation at work');
  await ben.context().close();
});

test('every dialog is accessible in both colours', async ({ page, workspace }) => {
  test.setTimeout(600_000);
  const { segment, conversation } = await furnish(workspace);
  await workspace.caller.do(
    'mutation { teamGroupCreate(input: { name: "Desk" }) { userErrors { message } } apiKeyCreate(input: { name: "Shop", scopes: ["contacts:read"] }) { userErrors { message } } }',
  );
  const members = `/contacts/segments/${segment}/members`;
  const grace = `/contacts/people/${workspace.contact('Grace Hopper')}`;
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
    [grace, 'Actions for Grace Hopper', 'Merge with another'],
    [grace, 'Actions for Grace Hopper', 'Erase'],
    [grace, 'Add to a segment'],
    ['/inbox', 'Start a conversation'],
    ['/inbox', 'Filter'],
    ['/inbox', 'Columns'],
    ['/inbox?sort=-CREATED', 'Save as'],
    [`/inbox?open=${conversation}`, 'Snooze'],
    [`/inbox?open=${conversation}`, 'Assign'],
    [`/inbox?open=${conversation}`, 'Priority'],
    [`/inbox?open=${conversation}`, 'Queue'],
    [`/inbox?open=${conversation}`, 'Topic'],
    [`/inbox?open=${conversation}`, 'Escalate'],
    ['/settings/priority', 'Change the head starts'],
    ['/settings/priority', 'Create priority rule'],
    ['/settings/priority', 'Actions for VIPs first', 'Delete'],
    ['/settings/routing', 'Create queue'],
    ['/settings/routing', 'Decide waiting ones again'],
    ['/settings/routing', 'Actions for Strategic', 'Edit'],
    ['/settings/routing', 'Actions for Strategic', 'Delete'],
    ['/settings/team/people', 'Invite a teammate'],
    ['/settings/team/people', 'Edit Ada Byron'],
    ['/settings/team/groups', 'Create team group'],
    ['/settings/team/groups', 'Edit Desk'],
    ['/settings/team/groups', 'Working hours of Desk'],
    ['/settings/team/groups', 'Delete Desk'],
    ['/settings/properties', 'Create property'],
    ['/settings/properties', 'Actions for Plan tier', 'Edit'],
    ['/settings/properties', 'Actions for Plan tier', 'Choices'],
    ['/settings/properties', 'Actions for Plan tier', 'Change the type'],
    ['/settings/properties', 'Actions for Plan tier', 'Delete'],
    ['/settings/api-keys', 'Create API key'],
    ['/settings/api-keys', 'Revoke Shop'],
    ['/contacts', 'Keyboard shortcuts'],
    ['/contacts', 'Search or go to'],
  ];
  for (const [address, button, item] of dialogs) {
    await open(page, address);
    // By the case of its letters too: “Assign” is no part of “Move Unassigned”.
    await page
      .getByRole('button', { name: new RegExp(button) })
      .first()
      .click();
    if (item) await page.getByRole('menuitem', { name: item, exact: true }).click();
    const box = page
      .getByRole('dialog')
      .or(page.getByRole('region', { name: 'Filter contacts' }))
      .first();
    await expect(box, `${address}: ${button} ${item ?? ''}`).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectNoViolations(page, `${address}: ${button} ${item ?? ''}`);
  }
});

test('the offer to decide again what waits is accessible', async ({ page, workspace }) => {
  await workspace.addQueue('Billing', topicIs('billing'));
  await workspace.addQueue('Invoices', topicIs('billing'));
  await workspace.startConversation('Grace Hopper', { topic: 'billing' });
  await workspace.addPriorityRule('Money', topicIs('billing'), 'URGENT');
  await open(page, '/settings/routing');
  await page.getByRole('button', { name: 'Actions for Invoices' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(page.getByRole('group', { name: /would move$/ })).toBeVisible();
  await expectNoViolations(page, 'the offer');
});

test('an import is accessible from the mapping to its undoing', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await open(page, '/contacts');
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import contacts' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'CSV file' }).click();
  const buffer = Buffer.from('E-mail,Seats\nann@new.example,12\nnobody,3\n');
  await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await expect(dialog.getByRole('combobox', { name: 'Type of Seats' })).toHaveValue('Number');
  await expectNoViolations(page, 'the mapping');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Done' })).toBeVisible();
  await expectNoViolations(page, 'the end');
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByRole('dialog', { name: /Undo/ })).toBeVisible();
  await expectNoViolations(page, 'the question before it is undone');
});

test('the choices of a property are accessible from their list to a merge', async ({ page, workspace }) => {
  test.setTimeout(240_000);
  await furnish(workspace);
  await open(page, '/settings/properties');
  await page.getByRole('button', { name: 'Actions for Plan tier' }).click();
  await page.getByRole('menuitem', { name: 'Choices', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Choices of Plan tier' });
  for (const item of ['Rename', 'Merge into another']) {
    await dialog.getByRole('button', { name: 'Actions for enterprise' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(dialog.getByRole('link', { name: 'VIP' })).toBeVisible();
    await expectNoViolations(page, item);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
  await dialog.getByRole('button', { name: 'Actions for enterprise' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectNoViolations(page, 'a choice that is in use');
});

test('conversations that are selected, and what is done with them, are accessible', async ({
  page,
  workspace,
}) => {
  await furnish(workspace);
  await open(page, '/inbox');
  await page.getByRole('checkbox', { name: 'Select The compiler is stuck' }).check();
  await expectNoViolations(page, 'the selection');
  await page.getByRole('button', { name: 'Assign the selected' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'to whom');
});

test('what an empty workspace is offered to start with is accessible', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await open(page, '/contacts/segments');
  await expect(page.getByRole('button', { name: 'Start with Lifecycle' })).toBeVisible();
  await expectNoViolations(page, 'the templates');
});

test('the sign-in page is accessible in both colours', async ({ page }) => {
  await open(page, '/');
  await expectNoViolations(page, 'signing in');
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
