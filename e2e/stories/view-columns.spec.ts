import type { Page } from '@playwright/test';
import { begin, openInbox, row } from '../support/inbox';
import { moveByKeyboard } from '../support/move';
import { setConversationTopic } from '../support/operations';
import { expect, test } from '../support/story';
import type { Workspace } from '../support/workspace';

/** A conversation of Grace's about an invoice, which waits. */
const aboutInvoice = (workspace: Workspace) =>
  workspace.startConversation('Grace Hopper', { subject: 'The first', topic: 'Invoices' });

async function openColumns(page: Page) {
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await expect(dialog.getByRole('checkbox', { name: 'Region' })).toBeVisible();
  return dialog;
}

const checked = (page: Page) =>
  page.getByRole('list', { name: 'Columns in order' }).getByRole('checkbox', { checked: true });

test('which facts a row shows is chosen by keyboard, stands in the address, and Back undoes it', async ({
  page,
  workspace,
}) => {
  await aboutInvoice(workspace);
  await openInbox(page, '/inbox?view=view_all');
  await expect(row(page, /The first/)).not.toContainText('Plan tier');
  const dialog = await openColumns(page);
  for (const name of ['Priority', 'Segments', 'Escalated', 'Assignee']) {
    await dialog.getByRole('checkbox', { name, exact: true }).uncheck();
  }
  await expect(dialog.getByRole('checkbox', { name: 'Queue' }), 'something is always shown').toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Topic' }).check();
  await dialog.getByRole('checkbox', { name: 'Plan tier' }).check();
  await expect(checked(page)).toHaveCount(3);
  await moveByKeyboard(dialog, 'Queue', 1);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page).toHaveURL(
    /columns=conversation\.topic(,|%2C)conversation\.queue(,|%2C)contact\.properties\.plan_tier/,
  );
  const first = row(page, /The first/);
  await expect(first).toContainText(/Topic: Invoices.*Queue: .*Plan tier: enterprise/);
  await expect(page.getByText('Modified')).toBeVisible();
  await page.reload();
  await expect(first).toContainText(/Topic: Invoices.*Queue: .*Plan tier: enterprise/);
  await page.goBack();
  await expect(first).not.toContainText('Plan tier');
  await expect(page.getByText('Modified')).toBeHidden();
});

test('a view keeps its columns, and a reset brings them back', async ({ page, workspace }) => {
  await aboutInvoice(workspace);
  await openInbox(page, '/inbox?view=view_all&columns=contact.company,conversation.topic');
  const first = row(page, /The first/);
  await expect(first).toContainText(/Company: Navy.*Topic: Invoices/);
  await page.getByRole('button', { name: 'Save as' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('By company');
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('heading', { name: 'By company', level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/columns=/);
  await expect(first).toContainText(/Company: Navy.*Topic: Invoices/);
  await expect(page.getByText('Modified')).toBeHidden();

  const dialog = await openColumns(page);
  await dialog.getByRole('checkbox', { name: 'Company' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Region' }).check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(first).toContainText(/Topic: Invoices.*Region: US/);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(first).toContainText('Company: Navy');
  await page.goBack();
  await expect(first).toContainText('Region: US');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Modified')).toBeHidden();
  await page.reload();
  await expect(first).toContainText(/Topic: Invoices.*Region: US/);
});

test('facts that are shown change live, and a row asks for segments only where they are shown', async ({
  page,
  workspace,
}) => {
  const id = await aboutInvoice(workspace);
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Alan Turing']);
  await workspace.startConversation('Alan Turing', { subject: 'The second' });
  const asked: string[] = [];
  page.on('request', (request) => {
    const sent = request.postData() ?? '';
    if (request.url().endsWith('/graphql') && sent.includes('query Inbox(')) asked.push(sent);
  });
  await openInbox(page, '/inbox?view=view_all&columns=contact.company,conversation.topic');
  await expect(row(page, /The second/)).toContainText('Company: Bletchley');
  expect(asked.length).toBeGreaterThan(0);
  for (const one of asked) expect(one).toContain('"withSegments":false');
  await workspace.changeContact(workspace.contact('Grace Hopper'), { company: 'Remington Rand' });
  await expect(row(page, /The first/)).toContainText('Company: Remington Rand');
  await workspace.caller.do(setConversationTopic, { input: { id, topic: 'Compilers' } });
  await expect(row(page, /The first/)).toContainText('Topic: Compilers');
  await row(page, /The first/).hover();
  const dialog = await openColumns(page);
  await dialog.getByRole('checkbox', { name: 'Segments' }).check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(row(page, /The second/)).toContainText('VIP');
  await expect(row(page, /The first/)).toContainText('Topic: Compilers');
});

test('ten facts at most are shown, and all of them can be read where it is narrow', async ({
  page,
  workspace,
}) => {
  await begin(workspace, ['The first']);
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto('/inbox?view=view_all');
  await expect(row(page, /The first/)).toBeVisible();
  const dialog = await openColumns(page);
  for (const name of ['Topic', 'Channel', 'Company', 'E-mail', 'Began']) {
    await dialog.getByRole('checkbox', { name, exact: true }).check();
  }
  await expect(dialog.getByText('At most 10 are shown at once.')).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: 'Rating' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const first = row(page, /The first/);
  const outer = await first.boundingBox();
  const inner = await first.getByTitle(/^Began: /).boundingBox();
  if (!outer || !inner) throw new Error('The row is not on the page');
  expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
