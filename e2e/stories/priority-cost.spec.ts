import { importConversations, setHeadStarts, takeNextConversation } from '../support/operations';
import { expect, test } from '../support/story';
import { includes } from '../support/workspace';

test('what priority cost is told by segment, with the bound that the head starts keep', async ({
  page,
  workspace,
}) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper']);
  await workspace.addPriorityRule('VIPs first', includes(vip), 'URGENT');
  await page.goto('/settings/priority');
  const panel = page.getByRole('region', { name: 'What priority cost' });
  await expect(panel).toContainText('Nothing was taken in these days.');
  await workspace.caller.do(setHeadStarts, {
    input: { minutes: { urgent: 60, high: 0, normal: 0, low: 0 } },
  });
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  await workspace.caller.do(importConversations, {
    input: {
      conversations: [
        { contact: { email: 'somebody@new.example' }, message: 'Hello', createdAt: ago(60) },
        {
          contact: { id: workspace.contact('Grace Hopper') },
          message: 'Hello',
          createdAt: ago(30),
        },
      ],
    },
  });
  for (let take = 0; take < 2; take += 1) {
    await workspace.caller.do(takeNextConversation);
  }
  await page.reload();
  const segments = panel.getByRole('table', { name: 'What priority cost, by segment' });
  await expect(segments.getByRole('row', { name: /VIP 1/ })).toBeVisible();
  await expect(segments.getByRole('row', { name: /In no segment 1/ })).toBeVisible();
  const bounds = panel.getByRole('table', { name: 'How much later another may come' });
  await expect(bounds.getByRole('row', { name: 'Normal 1 h later 30 min later' })).toBeVisible();
  await expect(bounds.getByRole('row', { name: 'Low 1 h later never' })).toBeVisible();
  await panel.getByRole('combobox', { name: 'Of which days' }).click();
  await page.getByRole('option', { name: 'Last 7 days' }).click();
  await expect(segments.getByRole('row', { name: /VIP 1/ })).toBeVisible();
});

test('what cannot be had of other days is said, and is not told by the days before', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await page.goto('/settings/priority');
  const panel = page.getByRole('region', { name: 'What priority cost' });
  await expect(panel).toContainText('Nothing was taken in these days.');
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('query PriorityCost(') ? route.abort() : route.fallback(),
  );
  await panel.getByRole('combobox', { name: 'Of which days' }).click();
  await page.getByRole('option', { name: 'Last 90 days' }).click();
  await expect(panel.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(panel).not.toContainText('Nothing was taken in these days.');
  await page.unroute('**/graphql');
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel).toContainText('Nothing was taken in these days.');
});
