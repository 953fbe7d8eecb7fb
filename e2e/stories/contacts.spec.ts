import { chooseFiles } from '../support/files';
import { expect, test } from '../support/story';

test('contacts are searched, and filtered by a condition that stays in the address', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/contacts');
  await expect(page.getByRole('row')).toHaveCount(6);
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('hopper');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear search' }).click();

  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('combobox', { name: 'Field' }).fill('Region');
  await page.getByRole('option', { name: 'Region' }).click();
  await page.getByRole('combobox', { name: 'Value' }).fill('EU');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Apply filter' }).click();
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.reload();
  await expect(page.getByText('Region is EU')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.goBack();
  await expect(page.getByRole('row')).toHaveCount(6);
});

test('a contact shows its properties and why it is in its segments', async ({ page, workspace }) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper']);
  await page.goto('/contacts');
  await page.getByRole('link', { name: 'Grace Hopper' }).click();
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('enterprise');
  await expect(page.getByRole('region', { name: 'Segments' })).toContainText('Added by hand by Ada Byron');
});

test('a CSV file is imported, and every row is accounted for', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/contacts');
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import contacts' });
  await chooseFiles(dialog.getByRole('button', { name: 'CSV file' }), {
    name: 'people.csv',
    content: 'email,name,plan_tier\nhedy@radio.example,Hedy Lamarr,pro\nnot an address,Nobody,free\n',
  });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Done' })).toBeVisible();
  const figure = (name: string) =>
    dialog.getByText(name, { exact: true }).locator('xpath=following-sibling::*');
  await expect(figure('Rows')).toHaveText('2');
  await expect(figure('Added')).toHaveText('1');
  await expect(figure('Failed')).toHaveText('1');
  await expect(dialog.getByRole('region', { name: 'Rows that were not taken' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('link', { name: 'Hedy Lamarr' })).toBeVisible();
});

test('rows are read on as one scrolls, and only those in sight are drawn', async ({ page, workspace }) => {
  await workspace.addManyContacts(230);
  await page.goto('/contacts');
  const table = page.getByRole('region', { name: 'Contacts' });
  await expect(table.getByRole('table')).toHaveAttribute('aria-rowcount', '236');
  await expect(table.getByRole('row', { name: /Visitor 230/ })).toBeVisible();
  const oldest = table.getByRole('link', { name: 'Grace Hopper' });
  await expect(async () => {
    await table.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await expect(oldest).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await table.getByRole('row').count()).toBeLessThan(80);
});
