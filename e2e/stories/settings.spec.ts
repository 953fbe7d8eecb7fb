import { expectAccessible } from '../support/accessibility';
import { expect, test } from '../support/story';
import { planIs } from '../support/workspace';

test('an API key is shown once, and can be revoked', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'Create API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('CRM sync');
  await dialog.getByRole('checkbox', { name: 'Change contacts' }).check();
  await dialog.getByRole('button', { name: 'Create API key' }).click();
  const secret = await dialog.getByLabel('API key').inputValue();
  expect(secret.length).toBeGreaterThan(20);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /CRM sync/ })).not.toContainText(secret);

  await page.getByRole('button', { name: 'Revoke CRM sync' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('row', { name: /CRM sync/ })).toContainText('revoked');
});

test('an API key gets a new secret while the old one goes on for a day, and shows when it ends', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'Create API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Shop');
  await dialog.getByRole('checkbox', { name: 'Erase contacts' }).check();
  await dialog.getByRole('combobox', { name: 'Expires' }).click();
  await page.getByRole('option', { name: 'In 90 days' }).click();
  await dialog.getByRole('button', { name: 'Create API key' }).click();
  const first = await dialog.getByLabel('API key').inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row', { name: /Shop/ });
  await expect(row).toContainText(`…${first.slice(-4)}`);

  await page.getByRole('button', { name: 'Rotate Shop' }).click();
  await expect(dialog.getByRole('combobox', { name: 'The old secret stops' })).toHaveValue('in 24 hours');
  await expectAccessible(page, 'rotating an API key');
  await dialog.getByRole('button', { name: 'Rotate' }).click();
  const next = await dialog.getByLabel('API key').inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(row).toContainText(`…${next.slice(-4)}`);
  await expect(row).toContainText('old secret until');
});

test('a property is created, and one that a rule asks for is not deleted', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await page.goto('/settings/properties');
  await page.getByRole('button', { name: 'Create property' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Renewal date');
  await dialog.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Date' }).click();
  await dialog.getByRole('button', { name: 'Create property' }).click();
  await expect(page.getByRole('row', { name: /Renewal date/ })).toContainText('renewal_date');

  await page.getByRole('button', { name: 'Actions for Plan tier' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const refused = page.getByRole('dialog', { name: 'Delete Plan tier?' });
  await refused.getByRole('button', { name: 'Delete' }).click();
  await expect(refused.getByRole('link', { name: 'Enterprise' })).toBeVisible();
});

test('a team group is made with its teammates', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/settings/team/groups');
  await page.getByRole('button', { name: 'Create team group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Strategic accounts');
  await dialog.getByRole('combobox', { name: 'Teammates' }).click();
  await page.getByRole('option', { name: 'Ada Byron' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Create team group' }).click();
  await expect(page.getByRole('region', { name: 'Strategic accounts' })).toContainText('Ada Byron');
});

test('Ada changes to her other workspace, and sees nothing of the first', async ({ page, workspace }) => {
  await workspace.addSegment('VIP');
  await page.goto('/contacts/segments');
  await expect(page.getByRole('link', { name: 'VIP' })).toBeVisible();
  await page.getByRole('button', { name: /^Workspace:/ }).click();
  await page.getByRole('menuitem', { name: 'Headquarters' }).click();
  await expect(page.getByRole('button', { name: 'Workspace: Headquarters' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'VIP' })).toBeHidden();
});
