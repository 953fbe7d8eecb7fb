import type { Page } from '@playwright/test';
import { begin, openInbox, row } from '../support/inbox';
import { closeConversation, readConversations, reopenConversation } from '../support/operations';
import { expect, test } from '../support/story';
import type { Workspace } from '../support/workspace';

const tray = (page: Page) => page.getByRole('list', { name: 'In the background' });
const job = (page: Page, title: string | RegExp) =>
  tray(page).getByRole('listitem').filter({ hasText: title });

/** Where all stand, also in the pull order. */
async function places({ caller }: Workspace) {
  const { conversations } = await caller.do(readConversations);
  return conversations.nodes;
}

function startMany(workspace: Workspace, count: number): Promise<unknown> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      workspace.startConversation('Grace Hopper', { subject: `Question ${index + 1}` }),
    ),
  );
}

async function selectAll(page: Page, count: number) {
  await row(page, /Question/)
    .first()
    .focus();
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByRole('button', { name: `Select all ${count} that match` }).click();
  await expect(bar.getByRole('status')).toHaveText(`All ${count} that match are selected`);
  return bar;
}

test('some conversations are selected by key and by hand, closed together, and come back with Undo', async ({
  page,
  workspace,
}) => {
  await begin(workspace, ['The first', 'The second', 'The third']);
  const before = await places(workspace);
  await openInbox(page, '/inbox?view=view_all&sort=-CREATED');
  await row(page, /The third/).focus();
  await page.keyboard.press('x');
  await expect(page.getByRole('checkbox', { name: 'Select The third' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Select The first' }).check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar.getByRole('status')).toHaveText('2 selected');
  await bar.getByRole('button', { name: 'Close the selected' }).click();
  await expect(row(page, /The third/)).toBeHidden();
  await expect(row(page, /The first/)).toBeHidden();
  await expect(row(page, /The second/)).toBeVisible();
  await expect(bar).toBeHidden();
  await expect(tray(page).getByText('2 conversations changed')).toBeVisible();
  const toast = page.getByRole('status').filter({ hasText: 'Closing 2 conversations' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, /The third/)).toBeVisible();
  await expect(row(page, /The first/)).toBeVisible();
  await expect(job(page, 'Undid the closing of conversations')).toContainText('2 are as they were');
  expect(await places(workspace)).toEqual(before);
});

test('all that match are asked about, moved in the background, and the result adds up', async ({
  page,
  workspace,
}) => {
  await workspace.addQueue('Billing', {
    is: { field: 'conversation.topic', operator: 'EQUALS', value: 'billing' },
  });
  await startMany(workspace, 130);
  await openInbox(page, '/inbox?view=view_all&sort=-CREATED');
  const bar = await selectAll(page, 130);
  await bar.getByRole('button', { name: 'Move the selected to a queue' }).click();
  await page.keyboard.type('Billing');
  await page.getByRole('option', { name: 'Billing' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to Billing' });
  await expect(dialog).toContainText('This is done to all 130 conversations that match now.');
  await dialog.getByRole('button', { name: 'Move to Billing' }).click();
  await expect(tray(page).getByText('130 conversations changed')).toBeVisible();
  await expect(bar).toBeHidden();
  const moved = (await places(workspace)).filter(({ queue }) => queue?.name === 'Billing');
  expect(moved).toHaveLength(130);
});

test('all that match, whatever their number, come back with Undo, also after a reload', async ({
  page,
  workspace,
}) => {
  await startMany(workspace, 130);
  const before = await places(workspace);
  await openInbox(page, '/inbox?view=view_all&sort=-CREATED');
  const closeAll = async () => {
    const bar = await selectAll(page, 130);
    await bar.getByRole('button', { name: 'Close the selected' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the selected' }).click();
  };
  await closeAll();
  await expect(tray(page).getByText('130 conversations changed')).toBeVisible();
  const toast = page.getByRole('status').filter({ hasText: 'Closing 130 conversations' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  const undone = job(page, 'Undid the closing of conversations');
  await expect(undone).toContainText('130 are as they were');
  await expect(row(page, /Question 130/)).toBeVisible();
  expect(await places(workspace)).toEqual(before);
  // Neither what is undone nor its undo can be undone.
  await expect(tray(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);

  await closeAll();
  await expect(row(page, /Question/)).toHaveCount(0);
  const [reopened] = await places(workspace);
  await workspace.caller.do(reopenConversation, { input: { id: reopened?.id ?? '' } });
  const meanwhile = await places(workspace);
  expect(meanwhile).not.toEqual(before);
  await page.reload();
  const closed = job(page, /Clos(ing|ed) conversations/).filter({
    has: page.getByRole('button', { name: 'Undo' }),
  });
  await closed.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(undone.filter({ hasText: '129 are as they were, 1 changed since' })).toBeVisible();
  await expect(row(page, /Question 129/)).toBeVisible();
  await expect(closed).toHaveCount(0);
});

test('opening again offers no Undo', async ({ page, workspace }) => {
  for (const id of await begin(workspace, ['The first', 'The second'])) {
    await workspace.caller.do(closeConversation, { input: { id } });
  }
  await openInbox(page, '/inbox?view=closed');
  await row(page, /The first/).focus();
  await page.keyboard.press('x');
  await row(page, /The second/).focus();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Open the selected again' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Opening 2 conversations again' })).toBeVisible();
  await expect(job(page, /Open(ing|ed) conversations again/)).toContainText('2 conversations changed');
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});
