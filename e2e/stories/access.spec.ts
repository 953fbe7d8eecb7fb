import { expectAccessible, furnish, openDrawn } from '../support/accessibility';
import { chooseFiles } from '../support/files';
import { inviteBen, windowOf } from '../support/inbox';
import { expect, test } from '../support/story';
import { topicIs } from '../support/workspace';

test('a conversation at work is accessible in both colours: a draft, files, and somebody else who writes', async ({
  page,
  workspace,
  browser,
}) => {
  const { conversation } = await furnish(workspace);
  const ben = await windowOf(browser, await inviteBen(workspace));
  await openDrawn(page, `/inbox?open=${conversation}`);
  const attach = () =>
    chooseFiles(page.getByRole('button', { name: 'Attach files' }), {
      name: 'plan.pdf',
      content: Buffer.alloc(2_000),
    });
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
  await expectAccessible(page, 'a conversation at work');
  await ben.context().close();
});

test('the offer to decide again what waits is accessible', async ({ page, workspace }) => {
  await workspace.addQueue('Billing', topicIs('billing'));
  await workspace.addQueue('Invoices', topicIs('billing'));
  await workspace.startConversation('Grace Hopper', { topic: 'billing' });
  await workspace.addPriorityRule('Money', topicIs('billing'), 'URGENT');
  await openDrawn(page, '/settings/routing');
  await page.getByRole('button', { name: 'Actions for Invoices' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(page.getByRole('group', { name: /would move$/ })).toBeVisible();
  await expectAccessible(page, 'the offer');
});

test('an import is accessible from the mapping to its undoing', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await openDrawn(page, '/contacts');
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import contacts' });
  await chooseFiles(dialog.getByRole('button', { name: 'CSV file' }), {
    name: 'people.csv',
    content: 'E-mail,Seats\nann@new.example,12\nnobody,3\n',
  });
  await expect(dialog.getByRole('combobox', { name: 'Type of Seats' })).toHaveValue('Number');
  await expectAccessible(page, 'the mapping');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Done' })).toBeVisible();
  await expectAccessible(page, 'the end');
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByRole('dialog', { name: /Undo/ })).toBeVisible();
  await expectAccessible(page, 'the question before it is undone');
});

test('the choices of a property are accessible from their list to a merge', async ({ page, workspace }) => {
  await furnish(workspace);
  await openDrawn(page, '/settings/properties');
  await page.getByRole('button', { name: 'Actions for Plan tier' }).click();
  await page.getByRole('menuitem', { name: 'Choices', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Choices of Plan tier' });
  for (const item of ['Rename', 'Merge into another']) {
    await dialog.getByRole('button', { name: 'Actions for enterprise' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(dialog.getByRole('link', { name: 'VIP' })).toBeVisible();
    await expectAccessible(page, item);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
  await dialog.getByRole('button', { name: 'Actions for enterprise' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'a choice that is in use');
});

test('conversations that are selected, and what is done with them, are accessible', async ({
  page,
  workspace,
}) => {
  await furnish(workspace);
  await openDrawn(page, '/inbox');
  await page.getByRole('checkbox', { name: 'Select The compiler is stuck' }).check();
  await expectAccessible(page, 'the selection');
  await page.getByRole('button', { name: 'Assign the selected' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'to whom');
});

test('what an empty workspace is offered to start with is accessible', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await openDrawn(page, '/contacts/segments');
  await expect(page.getByRole('button', { name: 'Start with Lifecycle' })).toBeVisible();
  await expectAccessible(page, 'the templates');
});

test('the palette and the sheet of keys open by keyboard and give the focus back', async ({
  page,
  workspace,
}) => {
  await workspace.addSegment('VIP');
  await openDrawn(page, '/contacts');
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
  await openDrawn(page, '/contacts');
  await page.getByRole('button', { name: 'Use the dark colours' }).click();
  await page.goto('/contacts', { waitUntil: 'commit' });
  await page.waitForFunction(() => document.body !== null);
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
