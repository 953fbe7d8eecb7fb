import { expect, test } from '../support/story';
import { includes, planIs } from '../support/workspace';

test('the list tells share, trend, use and health of every segment, and sorts by members', async ({
  page,
  workspace,
}) => {
  const vip = await workspace.addSegment('VIP');
  const empty = await workspace.addSegment('Nobody yet');
  await workspace.addMembers(vip, ['Grace Hopper', 'Alan Turing']);
  await workspace.addQueue('Strategic', includes(vip));
  await workspace.setRule(empty, { all: [planIs('free'), planIs('pro')] });
  await page.goto('/contacts/segments');
  const row = page.getByRole('row', { name: /VIP/ });
  await expect(row).toContainText('2');
  await expect(row).toContainText('40%');
  await expect(row.getByRole('img', { name: 'In 30 days from 0 to 2: 2 joined, 0 left' })).toBeVisible();
  await expect(row).toContainText('good');
  await row.getByRole('button', { name: 'Where VIP is used' }).focus();
  await expect(page.getByRole('tooltip', { name: 'Strategic' })).toBeVisible();
  const troubled = page.getByRole('button', { name: 'Health of Nobody yet: contradiction' });
  await troubled.hover();
  await expect(page.getByRole('tooltip', { name: /nobody can ever meet it/ })).toBeVisible();

  await page.getByRole('button', { name: 'Members' }).click();
  await page.getByRole('button', { name: 'Members' }).click();
  await expect(page).toHaveURL(/sort=-MEMBERS/);
  await expect(page.getByRole('region', { name: 'Segments' }).getByRole('row').nth(1)).toContainText('VIP');
});

test('a version of the rule is compared with the one before, and the activity tells who did what', async ({
  page,
  workspace,
}) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.setRule(vip, { all: [planIs('pro'), planIs('free')] });
  await workspace.setRule(vip, { all: [planIs('pro'), planIs('enterprise')] });
  await workspace.addMembers(vip, ['Grace Hopper']);
  await page.goto(`/contacts/segments/${vip}/history`);
  await page.getByRole('button', { name: 'Compare with version 1' }).click();
  const diff = page.getByRole('list', { name: 'What changed' });
  await expect(diff.getByRole('listitem').filter({ hasText: 'removed:' })).toContainText('free');
  await expect(diff.getByRole('listitem').filter({ hasText: 'added:' })).toContainText('enterprise');
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText('Ada Byron added 1 contact');
});

test('two people who edit one segment are shown both versions', async ({ page, workspace, secondWindow }) => {
  await workspace.addSegment('VIP');
  const open = async (window: typeof page) => {
    await window.goto('/contacts/segments');
    await window.getByRole('button', { name: 'Actions for VIP' }).click();
    await window.getByRole('menuitem', { name: 'Edit details' }).click();
    return window.getByRole('dialog', { name: 'Edit VIP' });
  };
  const mine = await open(page);
  const theirs = await open(secondWindow);
  await theirs.getByRole('textbox', { name: 'Name' }).fill('Very important');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs).toBeHidden();
  await mine.getByRole('textbox', { name: 'Description' }).fill('Answered first');
  await mine.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(mine.getByRole('alert')).toContainText('Very important');
  await mine.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(page.getByRole('row', { name: /VIP/ })).toBeVisible();
});

test('a name of a thousand characters, from right to left or in pictures, breaks nothing', async ({
  page,
  workspace,
}) => {
  await workspace.addSegment('לקוחות חשובים 👩‍🚀🚀');
  await page.goto('/contacts/segments');
  await page.getByRole('button', { name: 'Create segment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create segment' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('n'.repeat(1_000));
  await dialog.getByRole('button', { name: 'Create segment' }).click();
  await expect(dialog.getByText('This has 1000 characters; at most 100 are allowed.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('W'.repeat(100));
  await dialog.getByRole('button', { name: 'Create segment' }).click();
  await expect(page.getByRole('heading', { name: 'W'.repeat(100), level: 1 })).toBeVisible();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await page.goto('/contacts/segments');
    await expect(page.getByRole('link', { name: 'לקוחות חשובים' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
