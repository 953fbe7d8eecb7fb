import { moveByKeyboard } from '../support/move';
import { expect, test } from '../support/story';
import { includes, topicIs } from '../support/workspace';

test('queues are reordered by keyboard, and the fallback queue stays last', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addQueue('Strategic', includes(vip));
  await workspace.addQueue('Billing', topicIs('billing'));
  await page.goto('/settings/routing');
  const queues = page.getByRole('list', { name: 'Queues in order' }).locator('> li');
  await expect(queues).toHaveCount(3);
  await expect(queues.nth(0)).toContainText('Strategic');
  await expect(queues.nth(2)).toContainText('Takes whatever no other queue takes');

  await moveByKeyboard(page.getByRole('list', { name: 'Queues in order' }), 'Strategic', 1);
  await expect(page.getByText('The order is saved')).toBeVisible();
  await page.reload();
  await expect(queues.nth(0)).toContainText('Billing');
  await expect(queues.nth(1)).toContainText('Strategic');
  await expect(page.getByRole('button', { name: 'Move Everything else' })).toBeHidden();
});

test('queues are reordered by dragging', async ({ page, workspace }) => {
  await workspace.addQueue('Billing', topicIs('billing'));
  await workspace.addQueue('Setup', topicIs('setup'));
  await page.goto('/settings/routing');
  const queues = page.getByRole('list', { name: 'Queues in order' }).locator('> li');
  await page.getByRole('button', { name: 'Move Setup' }).hover();
  await page.mouse.down();
  const target = await page.getByRole('button', { name: 'Move Billing' }).boundingBox();
  await page.mouse.move((target?.x ?? 0) + 8, (target?.y ?? 0) + 4, { steps: 12 });
  await page.mouse.up();
  await expect(page.getByText('The order is saved')).toBeVisible();
  await expect(queues.nth(0)).toContainText('Setup');
});

test('which would win is shown with the path that led there', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper']);
  await workspace.addQueue('Billing', topicIs('billing'));
  await workspace.addQueue('Strategic', includes(vip));
  await workspace.addPriorityRule('VIPs first', includes(vip), 'URGENT');
  await page.goto('/settings/routing');
  await page.getByRole('combobox', { name: 'Contact' }).fill('grace');
  await page.getByRole('option', { name: /Grace Hopper/ }).click();
  await page.getByLabel('Topic').fill('setup');
  await page.getByRole('button', { name: 'Show which would win' }).click();
  const queue = page.getByRole('group', { name: 'Queue' });
  await expect(queue).toContainText('Billing did not match');
  await expect(queue).toContainText('Strategic matched first and won');
  await expect(page.getByRole('group', { name: 'Priority' })).toContainText('Urgent');
  await queue.getByText('Billing', { exact: true }).click();
  await expect(queue).toContainText('it is setup');
});

test('a queue is created with the builder, and says what is missing', async ({ page, workspace }) => {
  await workspace.addSegment('VIP');
  await page.goto('/settings/routing');
  await page.getByRole('button', { name: 'Create queue' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create queue' });
  await dialog.getByLabel('Name').fill('Strategic');
  await dialog.getByRole('button', { name: 'Create queue' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Add at least one condition');
  await dialog.getByRole('button', { name: 'Add condition' }).click();
  await dialog.getByRole('combobox', { name: 'Field' }).fill('Segm');
  await page.getByRole('option', { name: 'Segment' }).click();
  await dialog.getByRole('combobox', { name: 'Value' }).click();
  await page.getByRole('option', { name: 'VIP' }).click();
  await expect(dialog.getByRole('status')).toContainText('segment includes VIP');
  await dialog.getByRole('button', { name: 'Create queue' }).click();
  await expect(dialog).toBeHidden();
  const first = page.getByRole('list', { name: 'Queues in order' }).locator('> li').first();
  await expect(first).toContainText('segment includes VIP');
});

test('a priority rule is created and takes its place in the order', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addPriorityRule('VIPs first', includes(vip), 'URGENT');
  await workspace.addPriorityRule('Invoices', topicIs('billing'), 'HIGH');
  await page.goto('/settings/priority');
  const rules = page.getByRole('list', { name: 'Priority rules in order' }).locator('> li');
  await expect(rules.nth(1)).toContainText('topic is billing');
  await expect(page.getByRole('button', { name: 'Move Invoices' })).toBeVisible();
  await page.getByRole('button', { name: 'Actions for Invoices' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(rules.nth(0)).toContainText('Invoices');
});

test('a conversation appears live, and says why it is where it is', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper']);
  await workspace.addQueue('Strategic', includes(vip));
  await workspace.startConversation('Barbara Liskov', { subject: 'A first question' });
  await page.goto('/inbox');
  await expect(page.getByRole('link', { name: /Barbara Liskov/ })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await workspace.startConversation('Grace Hopper', { subject: 'The compiler is stuck' });
  await page.getByRole('button', { name: '1 new' }).click();
  await page.getByRole('link', { name: /Grace Hopper/ }).click();
  await expect(page.getByRole('heading', { name: 'The compiler is stuck' })).toBeVisible();
  const why = page.getByRole('region', { name: 'Why is this here?' });
  await expect(why).toContainText('VIP was a member already');
  await expect(why).toContainText('Strategic matched first and won');
});
