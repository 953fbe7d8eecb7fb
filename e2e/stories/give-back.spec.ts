import type { Page } from '@playwright/test';
import type { Priority } from '../gql/graphql.js';
import { begin, fail, openInbox, row } from '../support/inbox';
import { readConversation, setConversationPriority } from '../support/operations';
import { expect, test } from '../support/story';
import { topicIs, type Workspace } from '../support/workspace';

const fact = (page: Page, name: string) => page.getByTitle(`Change: ${name}`);
const choices = (page: Page, name: string) => page.getByRole('dialog', { name });

const setPriority = (workspace: Workspace, id: string, priority: Priority) =>
  workspace.caller.do(setConversationPriority, { input: { id, priority } });

test('a priority that was set by hand is given back to the rules, which say why', async ({
  page,
  workspace,
}) => {
  await workspace.addPriorityRule('Outages', topicIs('outage'), 'URGENT');
  const id = await workspace.startConversation('Grace Hopper', { topic: 'outage', subject: 'All is down' });
  await openInbox(page, `/inbox?open=${id}`);
  await expect(fact(page, 'Priority')).toContainText('Urgent');
  await fact(page, 'Priority').click();
  await expect(choices(page, 'Priority').getByRole('option')).toHaveText([
    /Urgent.*now/,
    'High',
    'Normal',
    'Low',
  ]);
  await page.getByRole('option', { name: 'Low' }).click();
  await expect(fact(page, 'Priority')).toContainText('Low');

  await fact(page, 'Priority').click();
  await expect(page.getByRole('option', { name: /Low/ })).toContainText('now, by hand');
  await page.getByRole('option', { name: 'Let the rules decide' }).click();
  await expect(fact(page, 'Priority')).toContainText('Urgent');
  const why = page.getByRole('region', { name: 'Why is this here?' });
  await expect(why).toContainText('Decided again');
  await expect(why).toContainText('Outages matched first and won');
  await fact(page, 'Priority').click();
  await expect(page.getByRole('option', { name: 'Let the rules decide' })).toBeHidden();
});

test('giving a queue back is taken back by Undo, and an undone move is the rules’ again', async ({
  page,
  workspace,
}) => {
  await workspace.addQueue('Billing', topicIs('invoice'));
  await workspace.addQueue('Setup', topicIs('setup'));
  const id = await workspace.startConversation('Grace Hopper', { topic: 'invoice', subject: 'Twice' });
  await openInbox(page, `/inbox?open=${id}`);
  const by = async () => {
    const { conversation } = await workspace.caller.do(readConversation, { id });
    return `${conversation?.queue?.name} by ${conversation?.queueBy}`;
  };
  await fact(page, 'Queue').click();
  await page.getByRole('option', { name: /Setup/ }).click();
  await expect(fact(page, 'Queue')).toContainText('Setup');
  await expect.poll(by).toBe('Setup by HAND');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(fact(page, 'Queue')).toContainText('Billing');
  await expect.poll(by).toBe('Billing by RULE');

  await fact(page, 'Queue').click();
  await page.getByRole('option', { name: /Setup/ }).click();
  await expect.poll(by).toBe('Setup by HAND');
  await fact(page, 'Queue').click();
  await page.getByRole('option', { name: 'Let the rules decide' }).click();
  await expect(fact(page, 'Queue')).toContainText('Billing');
  await expect(page.getByText('Twice: the rules decide its queue')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(fact(page, 'Queue')).toContainText('Setup');
  await expect.poll(by).toBe('Setup by HAND');
});

test('what is refused is painted back as it was set', async ({ page, workspace }) => {
  const [id = ''] = await begin(workspace, ['The first']);
  await setPriority(workspace, id, 'HIGH');
  await openInbox(page);
  await row(page, /The first/).click();
  await expect(fact(page, 'Priority')).toContainText('High');
  await fail(page, 'LetRulesSetPriority');
  await fact(page, 'Priority').click();
  await page.getByRole('option', { name: 'Let the rules decide' }).click();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await fact(page, 'Priority').click();
  await expect(page.getByRole('option', { name: /High/ })).toContainText('now, by hand');
});
