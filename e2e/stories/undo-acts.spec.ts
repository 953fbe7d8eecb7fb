import { begin, inviteBen, openInbox } from '../support/inbox';
import { addNote, readConversation, setConversationPriority } from '../support/operations';
import { expect, test } from '../support/story';

test('one’s own last act is taken back in the activity, while nothing happened since', async ({
  page,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The compiler is stuck']);
  const ben = await inviteBen(workspace);
  await page.setViewportSize({ width: 1400, height: 900 });
  await openInbox(page, `/inbox?view=closed&open=${id}`);
  const activity = page.getByRole('list', { name: 'Activity' });
  const undo = activity.getByRole('button', { name: 'Undo' });
  const thread = page.getByRole('article', { name: 'Conversation' });
  await expect(activity.getByRole('listitem').first()).toContainText('started');
  await expect(undo).toHaveCount(0);

  await page.keyboard.press('e');
  await expect(activity.getByRole('listitem').first()).toContainText('Ada Byron closed it');
  await expect(thread.getByRole('button', { name: 'Reopen' })).toBeVisible();
  await undo.press('Enter');
  await expect(thread.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await expect(activity.getByRole('listitem').first()).toContainText('took back what was done last');
  await expect(undo).toHaveCount(0);
  await expect(activity).toBeFocused();

  await workspace.caller.do(setConversationPriority, { input: { id, priority: 'URGENT' } });
  await expect(thread.getByRole('button', { name: /Urgent/ })).toBeVisible();
  await undo.click();
  await expect(thread.getByRole('button', { name: /Normal/ })).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(undo).toHaveCount(1);
  await ben.do(addNote, { input: { id, body: 'Why closed?' } });
  await expect(activity.getByRole('listitem').first()).toContainText('added a note');
  await expect(undo).toHaveCount(0);
});

test('Undo in the toast gives back the place among those that wait', async ({ page, workspace }) => {
  const [id = ''] = await begin(workspace, ['The first']);
  const waitingSince = async () => {
    const { conversation } = await workspace.caller.do(readConversation, { id });
    return conversation;
  };
  const before = await waitingSince();
  await openInbox(page, `/inbox?view=view_all&open=${id}`);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const toast = page.getByRole('status').filter({ hasText: 'The first: closed' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The first is as it was')).toBeVisible();
  expect(await waitingSince()).toEqual(before);
});
