import { begin, fail, hold, inviteBen, openInbox, row } from '../support/inbox';
import {
  changeQueue,
  changeSavedView,
  createSavedView,
  createTeamGroup,
  readConversations,
  reopenConversation,
  replyToConversation,
  snoozeConversation,
} from '../support/operations';
import { expect, test } from '../support/story';
import { includes, made } from '../support/workspace';

test('twenty conversations are triaged without a mouse', async ({ page, workspace }) => {
  test.setTimeout(120_000);
  await begin(
    workspace,
    Array.from({ length: 20 }, (_, index) => `Question ${index + 1}`),
  );
  await openInbox(page, '/inbox?view=view_all&sort=-CREATED');
  await expect(row(page, /Question 20\b/)).toBeVisible();
  await page.keyboard.press('j');
  await expect(row(page, /Question 20\b/)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(row(page, /Question 20\b/)).toBeFocused();
  for (let left = 20; left > 0; left -= 1) {
    const current = row(page, new RegExp(`Question ${left}\\b`));
    await expect(current).toBeFocused();
    if (left % 4 === 1) {
      await page.keyboard.press('z');
      await expect(page.getByRole('combobox', { name: 'Snooze until' })).toBeFocused();
      await page.keyboard.type('tomorrow');
      await page.keyboard.press('Enter');
    } else {
      await page.keyboard.press('e');
    }
    await expect(current).toBeHidden();
  }
  await expect(page.getByRole('heading', { name: 'Nothing meets this condition' })).toBeVisible();
  const views = page.getByRole('list', { name: 'Views', exact: true });
  await expect(views.getByRole('link', { name: 'Snoozed 5' })).toBeVisible();
  await expect(views.getByRole('link', { name: 'Closed 15' })).toBeVisible();
});

test('closing is painted at once while the server is slow, and can be undone', async ({
  page,
  workspace,
}) => {
  await begin(workspace, ['The first', 'The second']);
  await page.clock.install();
  await openInbox(page);
  const closing = await hold(page, 'CloseConversation');
  await row(page, /The first/).focus();
  await page.keyboard.press('e');
  await closing.arrived;
  await expect(row(page, /The first/), 'before the server has answered').toBeHidden();
  closing.release();
  const toast = page.getByRole('status').filter({ hasText: 'The first: closed' });
  await toast.getByRole('button', { name: 'Undo' }).hover();
  // A toast under the pointer stays.
  await page.clock.runFor(8_500);
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, /The first/)).toBeVisible();
  // The row is painted before the server has it.
  const statuses = async () => {
    const { conversations } = await workspace.caller.do(readConversations);
    return conversations.nodes.map(({ status }) => status);
  };
  await expect.poll(statuses).toEqual(['OPEN', 'OPEN']);
});

test('a close that fails puts the row back and is tried again', async ({ page, workspace }) => {
  await begin(workspace, ['The first']);
  await openInbox(page);
  await fail(page, 'CloseConversation');
  await row(page, /The first/).focus();
  await page.keyboard.press('e');
  const failure = page.getByRole('alert').filter({ hasText: 'The first' });
  await expect(failure).toContainText('could not be reached');
  await expect(row(page, /The first/)).toBeVisible();
  await page.unroute('**/graphql');
  await failure.getByRole('button', { name: 'Retry' }).click();
  await expect(row(page, /The first/)).toBeHidden();
});

test('rows come, change and go live, and none moves under the pointer', async ({
  page,
  workspace,
  secondWindow,
}) => {
  const [, second = ''] = await begin(workspace, ['The first', 'The second', 'The third']);
  await openInbox(page, '/inbox?sort=-CREATED');
  await openInbox(secondWindow, '/inbox?sort=-CREATED');
  await row(page, /The first/).hover();
  const before = await row(page, /The first/).boundingBox();
  await begin(workspace, ['The fourth']);
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
  await expect(row(page, /The fourth/)).toBeHidden();
  await row(secondWindow, /The second/).focus();
  await secondWindow.keyboard.press('e');
  await expect(row(secondWindow, /The second/)).toBeHidden();
  await expect(row(page, /The second/)).toContainText('No longer in this view');
  expect(await row(page, /The first/).boundingBox()).toEqual(before);
  await page.getByRole('button', { name: '1 new' }).click();
  await expect(row(page, /The fourth/)).toBeVisible();
  await expect(row(page, /The second/)).toBeHidden();
  const views = page.getByRole('list', { name: 'Views', exact: true });
  await expect(views.getByRole('link', { name: 'All 3' })).toBeVisible();
  await workspace.caller.do(reopenConversation, { input: { id: second } });
  await expect(views.getByRole('link', { name: 'All 4' })).toBeVisible();
});

test('two agents who reply at once are told of each other, and a note names a teammate', async ({
  page,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The compiler is stuck']);
  const ben = await inviteBen(workspace);
  await openInbox(page, `/inbox?open=${id}`);
  await page.keyboard.press('r');
  const reply = page.getByRole('textbox', { name: 'Reply to Grace Hopper' });
  await expect(reply).toBeFocused();
  await page.keyboard.type('Have you tried B-0?');
  // The line is cut, so that Ada does not see what Ben writes before she sends.
  await fail(page, 'query Conversation(');
  await ben.do(replyToConversation, { input: { id, body: 'I am looking into it.' } });
  await page.keyboard.press('ControlOrMeta+Enter');
  const overtaken = page
    .getByRole('alert')
    .filter({ hasText: 'Ben Bitdiddle replied while you were writing' });
  await expect(overtaken).toContainText('I am looking into it.');
  await overtaken.getByRole('button', { name: 'Edit' }).click();
  await expect(reply).toHaveValue('Have you tried B-0?');
  await expect(overtaken).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(overtaken).toBeVisible();
  await page.unroute('**/graphql');
  await overtaken.getByRole('button', { name: 'Send anyway' }).click();
  const messages = page.getByRole('list', { name: 'Messages' });
  await expect(messages.getByText('Have you tried B-0?')).toBeVisible();
  await expect(reply).toHaveValue('');

  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  const note = page.getByRole('combobox', { name: 'Note for teammates' });
  await expect(note).toBeFocused();
  await page.keyboard.type('Look here @Ben');
  await expect(page.getByRole('option', { name: 'Ben Bitdiddle' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(note).toHaveValue('Look here @Ben Bitdiddle ');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(messages.getByRole('listitem').filter({ hasText: 'for teammates only' })).toContainText(
    '@Ben Bitdiddle',
  );
});

test('what was written survives a reload, and the address shows the same', async ({ page, workspace }) => {
  const [id = ''] = await begin(workspace, ['The first', 'The second']);
  await openInbox(page, '/inbox?view=view_unassigned');
  await row(page, /The first/).click();
  await expect(page).toHaveURL(new RegExp(`open=${id}`));
  const reply = page.getByRole('textbox', { name: 'Reply to Grace Hopper' });
  await reply.fill('Not sent yet');
  await page.reload();
  await expect(page.getByRole('heading', { name: /^The first/, level: 1 })).toBeVisible();
  await expect(reply).toHaveValue('Not sent yet');
  await row(page, /The second/).click();
  await expect(page.getByRole('heading', { name: /^The second/, level: 1 })).toBeVisible();
  await expect(reply).toHaveValue('');
  await page.goBack();
  await expect(reply).toHaveValue('Not sent yet');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Unassigned', level: 1 })).toBeVisible();
  await page.goto(`/conversations/${id}`);
  await expect(page.getByRole('heading', { name: /^The first/, level: 1 })).toBeVisible();
});

test('the next conversation is taken from the queue, and it is said why there is none', async ({
  page,
  workspace,
}) => {
  await begin(workspace, ['The first']);
  await openInbox(page);
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: /^The first/, level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Assignee Ada Byron' })).toBeVisible();
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('Nothing waits in your queues.')).toBeVisible();
});

test('a conversation is escalated with a reason, and says why it is here', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper']);
  const { teamGroupCreate } = await workspace.caller.do(createTeamGroup, { input: { name: 'Engineers' } });
  const team = made(teamGroupCreate.teamGroup);
  const queue = await workspace.addQueue('Strategic', includes(vip));
  await workspace.caller.do(changeQueue, { input: { id: queue, team } });
  const id = await workspace.startConversation('Alan Turing', { subject: 'The compiler is stuck' });
  await openInbox(page, `/inbox?open=${id}`);
  const why = page.getByRole('region', { name: 'Why is this here?' });
  await expect(why).toContainText('Strategic did not match');
  await page.getByRole('button', { name: 'Escalate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Escalate The compiler is stuck' });
  await dialog.getByRole('combobox', { name: 'Team group' }).click();
  await page.getByRole('option', { name: 'Engineers' }).click();
  await dialog.getByLabel('Why').fill('It needs a compiler writer');
  await dialog.getByRole('button', { name: 'Escalate' }).click();
  const note = page.getByRole('note', { name: 'Escalated' });
  await expect(note).toContainText('It needs a compiler writer');
  await expect(page.getByRole('button', { name: 'Queue Strategic' })).toBeVisible();
  await note.getByRole('button', { name: 'Take back' }).click();
  await expect(note).toBeHidden();
});

test('a view is modified, kept under a name, shared and deleted', async ({ page, workspace }) => {
  await begin(workspace, ['The first']);
  await openInbox(page);
  await page.getByRole('button', { name: 'Order' }).click();
  await page.getByRole('menuitem', { name: 'Oldest first' }).click();
  await expect(page.getByText('Modified')).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByText('Modified')).toBeHidden();
  await page.goBack();
  await page.getByRole('button', { name: 'Save as' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Old ones');
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('heading', { name: 'Old ones', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Actions for the view Old ones' }).click();
  await page.getByRole('menuitem', { name: 'Pin', exact: true }).click();
  const views = page.getByRole('list', { name: 'Views', exact: true });
  await expect(views.getByRole('link', { name: /Old ones/ })).toBeVisible();
  const names = () => views.getByRole('link').allInnerTexts();
  const before = (await names()).findIndex((name) => name.startsWith('Old ones'));
  await page.getByRole('button', { name: 'Actions for the view Old ones' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect
    .poll(async () => (await names()).findIndex((name) => name.startsWith('Old ones')))
    .toBe(before - 1);
  await page.getByRole('button', { name: 'Actions for the view Old ones' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'All', level: 1 })).toBeVisible();
});

test('a snoozed conversation comes back into the list by itself when its time has come', async ({
  page,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first']);
  await openInbox(page, '/inbox?view=view_unassigned');
  await expect(row(page, /The first/)).toBeVisible();
  const until = new Date(Date.now() + 4_000).toISOString();
  await workspace.caller.do(snoozeConversation, { input: { id, until } });
  await expect(row(page, /The first/)).toBeHidden();
  await expect(row(page, /The first/)).toBeVisible();
});

test('a view that somebody else changed meanwhile is not overwritten, and says so', async ({
  page,
  workspace,
}) => {
  await begin(workspace, ['The first']);
  const { savedViewCreate } = await workspace.caller.do(createSavedView, {
    input: { name: 'Team view', isShared: true },
  });
  const id = made(savedViewCreate.savedView);
  await openInbox(page, `/inbox?view=${id}`);
  // The line is cut, so that the page does not learn of the change before it saves.
  await fail(page, 'query SavedViews');
  await workspace.caller.do(changeSavedView, { input: { id, name: 'Everybody’s view' } });
  await page.getByRole('button', { name: 'Order' }).click();
  await page.getByRole('menuitem', { name: 'Oldest first' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/changed .*meanwhile|was changed/i)).toBeVisible();
  await expect(page.getByText('Modified')).toBeVisible();
});
