import { begin, openInbox, row } from '../support/inbox';
import { expect, test } from '../support/story';

test('some conversations are selected by key and by hand, closed together, and come back with Undo', async ({
  page,
  workspace,
}) => {
  await begin(workspace, ['The first', 'The second', 'The third']);
  const places = async () =>
    (await workspace.caller.do('{ conversations { nodes { number waitingSince } } }')).conversations;
  const before = await places();
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
  await expect(
    page.getByRole('list', { name: 'In the background' }).getByText('2 conversations changed'),
  ).toBeVisible();
  const toast = page.getByRole('status').filter({ hasText: 'Closing 2 conversations' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, /The third/)).toBeVisible();
  await expect(row(page, /The first/)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'All are as they were' })).toBeVisible();
  expect(await places()).toEqual(before);
});

test('all that match are asked about, moved in the background, and the result adds up', async ({
  page,
  workspace,
}) => {
  await workspace.addQueue('Billing', {
    is: { field: 'conversation.topic', operator: 'EQUALS', value: 'billing' },
  });
  await Promise.all(
    Array.from({ length: 130 }, (_, index) =>
      workspace.startConversation('Grace Hopper', { subject: `Question ${index + 1}` }),
    ),
  );
  await openInbox(page, '/inbox?view=view_all&sort=-CREATED');
  await row(page, /Question/)
    .first()
    .focus();
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByRole('button', { name: 'Select all 130 that match' }).click();
  await expect(bar.getByRole('status')).toHaveText('All 130 that match are selected');
  await bar.getByRole('button', { name: 'Move the selected to a queue' }).click();
  await page.keyboard.type('Billing');
  await page.getByRole('option', { name: 'Billing' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to Billing' });
  await expect(dialog).toContainText('This is done to all 130 conversations that match now.');
  await dialog.getByRole('button', { name: 'Move to Billing' }).click();
  await expect(
    page.getByRole('list', { name: 'In the background' }).getByText('130 conversations changed'),
  ).toBeVisible();
  await expect(bar).toBeHidden();
  const { conversations } = await workspace.caller.do(
    '{ conversations(first: 200) { nodes { queue { name } queueBy } } }',
  );
  expect(JSON.stringify(conversations?.nodes).match(/"Billing"/g)).toHaveLength(130);
});
