import type { Page } from '@playwright/test';
import { closeConversation } from '../support/operations';
import { expect, test } from '../support/story';
import { topicIs } from '../support/workspace';

const queue = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Queues in order' }).getByRole('listitem').filter({ hasText: name });

test('each queue says live how many wait, and how long the oldest does', async ({ page, workspace }) => {
  await workspace.addQueue('Billing', topicIs('invoice'));
  await page.clock.install();
  await page.goto('/settings/routing');
  await expect(queue(page, 'Billing')).toContainText('nothing waits');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  await workspace.startConversation('Grace Hopper', { topic: 'invoice' });
  await expect(queue(page, 'Billing')).toContainText('1 waits, for less than 1 min');
  const second = await workspace.startConversation('Alan Turing', { topic: 'invoice' });
  await expect(queue(page, 'Billing')).toContainText('2 wait, the oldest for less than 1 min');
  await page.clock.fastForward('03:20:30');
  await expect(queue(page, 'Billing')).toContainText('2 wait, the oldest for 3 h 20 min');

  await workspace.caller.do(closeConversation, { input: { id: second } });
  await expect(queue(page, 'Billing')).toContainText('1 waits, for 3 h 20 min');
});

test('the number leads to what waits in that queue', async ({ page, workspace }) => {
  await workspace.addQueue('Billing', topicIs('invoice'));
  await workspace.startConversation('Grace Hopper', { topic: 'invoice', subject: 'Twice on the bill' });
  await workspace.startConversation('Alan Turing', { topic: 'setup', subject: 'Where to begin' });
  await page.goto('/settings/routing');
  await page.getByRole('link', { name: /^Billing: 1 waits/ }).click();
  const list = page.getByRole('region', { name: 'List of conversations' });
  await expect(list.getByRole('link', { name: /Grace Hopper/ })).toBeVisible();
  await expect(list.getByRole('link', { name: /Alan Turing/ })).toBeHidden();
});
