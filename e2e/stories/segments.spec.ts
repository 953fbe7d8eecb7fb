import { expect, test } from '../support/story';
import { includes } from '../support/workspace';

test('an empty workspace is taught what a segment is, and starts with a template', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await page.goto('/contacts/segments');
  await expect(page.getByText('VIP: whose Plan tier is enterprise')).toBeVisible();
  await expect(page.getByText('APAC: without a rule, since Region has no such choice')).toBeVisible();
  await expect(
    page.getByText('The rules need the property Lifecycle stage, which is not there yet.'),
  ).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /Create Lifecycle stage too/ })).toBeChecked();
  await page.getByRole('button', { name: 'Start with Lifecycle' }).click();
  await expect(page.getByRole('link', { name: 'Trial' })).toBeVisible();
  await page.getByRole('link', { name: 'Churn risk' }).click();
  await page.getByRole('tab', { name: 'Advanced' }).click();
  await expect(page.getByRole('switch', { name: /Automatic customer segment assignment/ })).toBeChecked();
  await expect(page.getByText(/Lifecycle stage is .*at risk/).first()).toBeVisible();
  await page.goto('/settings/properties');
  await expect(page.getByRole('row', { name: /Lifecycle stage/ })).toContainText('trial, active, at risk');
});

test('a template is started without the property that its rules would need', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await page.goto('/contacts/segments');
  await page.getByRole('checkbox', { name: /Create Lifecycle stage too/ }).uncheck();
  await expect(page.getByText('The segments are created without rules.')).toBeVisible();
  await page.getByRole('button', { name: 'Start with Lifecycle' }).click();
  await page.getByRole('link', { name: 'Trial' }).click();
  await page.getByRole('tab', { name: 'Advanced' }).click();
  await expect(page.getByRole('switch', { name: /Automatic customer segment assignment/ })).not.toBeChecked();
});

test('a segment is created with one field and found by searching', async ({ page, workspace }) => {
  await workspace.addSegment('Partners');
  await page.goto('/contacts/segments');
  await page.getByRole('button', { name: 'Create segment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create segment' });
  await dialog.getByLabel('Name').fill('VIP');
  await dialog.getByRole('button', { name: 'Create segment' }).click();
  await expect(page.getByRole('heading', { name: 'VIP', level: 1 })).toBeVisible();
  await expect(page.getByText('Nobody is in this segment yet')).toBeVisible();

  await page.getByRole('link', { name: 'Segments' }).first().click();
  await page.getByRole('searchbox', { name: 'Search segments' }).fill('vip');
  await expect(page.getByRole('link', { name: 'VIP' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Partners' })).toBeHidden();
  await expect(page).toHaveURL(/search=vip/);
});

test('a member added in one window moves the count in the other', async ({
  page,
  workspace,
  secondWindow,
}) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper']);
  await secondWindow.goto('/contacts/segments');
  const count = secondWindow.getByRole('row', { name: /VIP/ }).getByRole('cell').nth(2);
  await expect(count).toContainText(/^1 /);

  await page.goto(`/contacts/segments/${vip}/members`);
  await page.getByRole('button', { name: 'Add contacts' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox', { name: 'Search contacts' }).fill('liskov');
  await dialog.getByRole('checkbox', { name: 'Select Barbara Liskov' }).check();
  await dialog.getByRole('button', { name: 'Add to segment' }).click();
  await expect(page.getByRole('row', { name: /Barbara Liskov/ })).toContainText('By hand');
  await expect(count).toContainText(/^2 /);
});

test('all that match are added at once, however many are shown', async ({ page, workspace }) => {
  const everybody = await workspace.addSegment('Everybody');
  await page.goto(`/contacts/segments/${everybody}/members`);
  await page.getByRole('button', { name: 'Add contacts' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Select Grace Hopper' }).check();
  await dialog.getByRole('button', { name: 'Select all 5 that match' }).click();
  await dialog.getByRole('button', { name: 'Add to segment' }).click();
  await expect(page.getByRole('tab', { name: /Members/ })).toContainText('5');
  await expect(page.getByRole('row')).toHaveCount(6);
});

test('who is removed is kept out until reset to automatic', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper', 'Alan Turing']);
  await page.goto(`/contacts/segments/${vip}/members`);
  await page.getByRole('button', { name: 'Remove Grace Hopper from VIP' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Grace Hopper from VIP?' });
  await expect(dialog.getByRole('radio', { name: 'Keep out' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('row', { name: /Grace Hopper/ })).toBeHidden();
  await expect(page.getByRole('tab', { name: /Members/ })).toContainText('1');

  await page.getByText('Kept out', { exact: true }).click();
  await expect(page.getByRole('row', { name: /Grace Hopper/ })).toContainText('Ada Byron');
  await page.getByRole('button', { name: 'Reset Grace Hopper to automatic in VIP' }).click();
  await expect(page.getByText('Nobody is kept out')).toBeVisible();
});

test('a member says why they are here', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Alan Turing']);
  await page.goto(`/contacts/segments/${vip}/members`);
  await page.getByRole('button', { name: 'Why is Alan Turing here?' }).click();
  await expect(page.getByText(/Added by hand by Ada Byron/)).toBeVisible();
  await expect(page.getByText(/Pinned: stays whatever the rule says/)).toBeVisible();
});

test('a segment in use is not deleted, and every use is linked', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addQueue('Strategic', includes(vip));
  await workspace.addPriorityRule('VIPs first', includes(vip), 'URGENT');
  await page.goto('/contacts/segments');
  await page.getByRole('button', { name: 'Actions for VIP' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete VIP?' });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'VIPs first' })).toBeVisible();
  await dialog.getByRole('link', { name: 'Strategic' }).click();
  await expect(page.getByRole('dialog', { name: 'Edit Strategic' })).toBeVisible();
});

test('an archived segment leaves the list and can come back', async ({ page, workspace }) => {
  await workspace.addSegment('Old friends');
  await workspace.addSegment('VIP');
  await page.goto('/contacts/segments');
  await page.getByRole('button', { name: 'Actions for Old friends' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('link', { name: 'Old friends' })).toBeHidden();
  await page.getByText('Archived', { exact: true }).click();
  await page.getByRole('button', { name: 'Actions for Old friends' }).click();
  await page.getByRole('menuitem', { name: 'Make active again' }).click();
  await expect(page.getByText('No segment is archived')).toBeVisible();
});

test('after a lost line, what is shown equals the server', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper']);
  const open = new Set<{ close: () => Promise<void> }>();
  let broken = false;
  await page.routeWebSocket(/graphql/, (socket) => {
    if (broken) return void socket.close();
    socket.connectToServer();
    open.add(socket);
  });
  await page.goto('/contacts/segments');
  const count = page.getByRole('row', { name: /VIP/ }).getByRole('cell').nth(2);
  await expect(count).toContainText(/^1 /);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  broken = true;
  for (const socket of open) await socket.close();
  await expect(page.getByText('Connection lost, trying again…')).toBeVisible();
  await workspace.addMembers(vip, ['Alan Turing', 'Radia Perlman']);
  broken = false;
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(count).toContainText(/^3 /);
});
