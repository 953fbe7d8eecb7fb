import type { Page } from '@playwright/test';
import type { WorkingIntervalInput } from '../gql/graphql.js';
import {
  changeWorkspace,
  createQueue,
  createTeamGroup,
  reorderQueues,
  rerouteWaiting,
  setConversationPriority,
  setTeamGroupHours,
} from '../support/operations';
import { expect, test } from '../support/story';
import { topicIs, type Workspace } from '../support/workspace';

const notice = (page: Page) => page.getByRole('group', { name: /would move$/ });
const tray = (page: Page) => page.getByRole('list', { name: 'In the background' });

async function wait(workspace: Workspace, topic: string, count: number): Promise<void> {
  for (let started = 0; started < count; started += 1) {
    await workspace.startConversation('Grace Hopper', { topic });
  }
}

/** Has a queue take another topic. */
async function changeTopic(page: Page, queue: string, topic: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${queue}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: `Edit ${queue}` });
  await dialog.getByRole('combobox', { name: 'Value' }).fill(topic);
  await dialog.getByRole('button', { name: 'Save queue' }).click();
  await expect(dialog).toBeHidden();
}

test('a changed queue offers to decide again what waits, which shows its progress and its result', async ({
  page,
  workspace,
}) => {
  await workspace.addQueue('Billing', topicIs('nothing yet'));
  await wait(workspace, 'invoice', 3);
  await wait(workspace, 'setup', 1);
  await page.goto('/settings/routing');
  await changeTopic(page, 'Billing', 'invoice');
  await expect(notice(page)).toContainText('3 waiting conversations would move');
  const moves = notice(page).getByRole('list', { name: 'From queue to queue' });
  await expect(moves.getByRole('listitem')).toHaveText(/Everything else.*Billing.*3/);

  await notice(page).getByRole('button', { name: 'Decide again' }).click();
  await expect(tray(page)).toContainText(/Decid(ing|ed) again what waits/);
  await expect(tray(page)).toContainText('3 moved, 1 stays where it is');
  await expect(notice(page)).toBeHidden();
  const billing = page.getByRole('list', { name: 'Queues in order' }).getByRole('listitem').first();
  await expect(billing).toContainText('3 wait, the oldest for');
});

test('what would move can be left, and be decided at any time', async ({ page, workspace }) => {
  await workspace.addPriorityRule('Outages', topicIs('nothing yet'), 'URGENT');
  await wait(workspace, 'outage', 2);
  const kept = await workspace.startConversation('Alan Turing', { topic: 'outage' });
  await workspace.caller.do(setConversationPriority, { input: { id: kept, priority: 'LOW' } });
  await page.goto('/settings/priority');
  await page.getByRole('button', { name: 'Actions for Outages' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit Outages' });
  await edit.getByRole('combobox', { name: 'Value' }).fill('outage');
  await edit.getByRole('button', { name: 'Save rule' }).click();
  await expect(notice(page)).toContainText('2 waiting conversations would move');
  await expect(notice(page).getByRole('list', { name: 'From priority to priority' })).toContainText(
    /Normal.*Urgent.*2/,
  );
  await expect(notice(page)).toContainText('1 stays, for its queue or priority was set by hand.');
  await notice(page).getByRole('button', { name: 'Leave them' }).click();
  await expect(notice(page)).toBeHidden();

  await page.goto('/settings/routing');
  await page.getByRole('button', { name: 'Decide waiting ones again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Decide waiting conversations again' });
  await expect(dialog).toContainText('2 waiting conversations would move');
  await dialog.getByRole('button', { name: 'Decide again' }).click();
  await expect(dialog).toBeHidden();
  await expect(tray(page)).toContainText('2 moved, 1 stays where it is');

  await page.getByRole('button', { name: 'Decide waiting ones again' }).click();
  await expect(dialog).toContainText('No waiting conversation would move.');
  await expect(dialog.getByRole('button', { name: 'Decide again' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Decide waiting ones again' })).toBeFocused();
});

test('what moved says why it is where it is now, not where it began', async ({ page, workspace }) => {
  const billing = await workspace.addQueue('Billing', topicIs('invoice'));
  const id = await workspace.startConversation('Grace Hopper', { topic: 'invoice' });
  const later = await workspace.addQueue('Invoices', topicIs('invoice'));
  await workspace.caller.do(reorderQueues, { input: { ids: [later, billing] } });
  await workspace.caller.do(rerouteWaiting);
  await page.goto(`/inbox?open=${id}`);
  const why = page.getByRole('region', { name: 'Why is this here?' });
  await expect(why).toContainText('Decided again');
  await expect(why).toContainText('the rules were changed');
  await expect(why).toContainText('Invoices matched first and won');
  await expect(why).toContainText('Billing not tried');
  await expect(page.getByText('decided it again by the rules')).toBeVisible();
});

test('an order and a deletion are offered for too, and a change that moves nothing is not', async ({
  page,
  workspace,
}) => {
  await workspace.addQueue('Billing', topicIs('invoice'));
  await workspace.addQueue('Invoices', topicIs('invoice'));
  await wait(workspace, 'invoice', 2);
  await page.goto('/settings/routing');
  await changeTopic(page, 'Invoices', 'setup');
  await expect(page.getByText('The queue is saved')).toBeVisible();
  await expect(notice(page)).toBeHidden();
  await changeTopic(page, 'Invoices', 'invoice');

  await page.getByRole('button', { name: 'Actions for Invoices' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(notice(page)).toContainText('2 waiting conversations would move');
  await expect(notice(page)).toContainText(/Billing.*Invoices/);
  await notice(page).getByRole('button', { name: 'Leave them' }).click();

  await page.getByRole('button', { name: 'Actions for Billing' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(notice(page)).toContainText(/Everything else.*Invoices/);
});

test('what was set by hand is not said to be where the rules put it', async ({ page, workspace }) => {
  const id = await workspace.startConversation('Grace Hopper', { subject: 'By hand' });
  await workspace.caller.do(setConversationPriority, { input: { id, priority: 'HIGH' } });
  await page.goto('/settings/priority');
  await page.getByRole('button', { name: 'Decide waiting ones again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Decide waiting conversations again' });
  await expect(dialog).toContainText('No waiting conversation would move.');
  await expect(dialog).toContainText('1 stays, for its queue or priority was set by hand.');
});

/** Half a week from now, for a minute: not now. */
function hoursElsewhen(): WorkingIntervalInput[] {
  const days = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;
  return [{ day: days[(new Date().getDay() + 3) % 7] ?? 'SUNDAY', from: '12:00', to: '12:01' }];
}

async function addPassingQueue({ caller }: Workspace, team: string | null): Promise<void> {
  await caller.do(createQueue, {
    input: { name: 'Europe', condition: topicIs('invoice'), team, outsideHours: 'NEXT_QUEUE' },
  });
}

test('hours of a team group that are changed offer to decide again what waits', async ({
  page,
  workspace,
}) => {
  await workspace.caller.do(createTeamGroup, { input: { name: 'EMEA', key: 'emea' } });
  await workspace.caller.do(setTeamGroupHours, {
    input: { id: 'emea', hours: 'OWN', timeZone: 'Europe/Berlin', intervals: hoursElsewhen() },
  });
  await addPassingQueue(workspace, 'emea');
  await wait(workspace, 'invoice', 2);
  await page.goto('/settings/team/groups');
  await page.getByRole('button', { name: 'Working hours of EMEA' }).click();
  const dialog = page.getByRole('dialog', { name: 'Working hours of EMEA' });
  await dialog.getByRole('combobox', { name: 'When they work' }).click();
  await page.getByRole('option', { name: 'Always', exact: true }).click();
  await dialog.getByRole('button', { name: 'Save hours' }).click();
  await expect(notice(page)).toContainText('2 waiting conversations would move');
  await expect(dialog).toBeHidden();
  await notice(page).getByRole('button', { name: 'Decide again' }).click();
  await expect(tray(page)).toContainText('2 moved');
  await expect(notice(page)).toBeHidden();
});

test('hours of the workspace that are changed offer it too, and its name does not', async ({
  page,
  workspace,
}) => {
  await workspace.caller.do(changeWorkspace, { input: { workingHours: hoursElsewhen() } });
  await addPassingQueue(workspace, null);
  await wait(workspace, 'invoice', 2);
  await page.clock.install();
  await page.goto('/settings/workspace');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await page.getByText('Always', { exact: true }).click();
  await save.click();
  await expect(notice(page)).toContainText('2 waiting conversations would move');
  await notice(page).getByRole('button', { name: 'Leave them' }).click();
  await expect(notice(page)).toBeHidden();
  let asked = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('WaitingMovesNow')) asked += 1;
  });
  await page.getByRole('textbox', { name: 'Name' }).fill('Hut 8');
  await save.click();
  await expect(save).toBeDisabled();
  await page.clock.runFor(2_000);
  expect(asked).toBe(0);
  await expect(notice(page)).toBeHidden();
});
