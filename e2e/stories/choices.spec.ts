import { expect, test } from '../support/story';

test('a choice is renamed, and then merged into another once somebody agrees', async ({
  page,
  workspace,
}) => {
  await workspace.addProperty('tier', 'Tier', ['Bronze', 'Silver', 'Golden'], 'CHOICE');
  for (const [name, tier] of [
    ['Grace Hopper', 'Bronze'],
    ['Alan Turing', 'Silver'],
  ] as const) {
    await workspace.changeContact(workspace.contact(name), { properties: { tier } });
  }
  await page.goto('/settings/properties');
  const dialog = page.getByRole('dialog', { name: 'Rename a choice of Tier' });
  const choose = async (choice: string, name: string) => {
    await page.getByRole('button', { name: 'Actions for Tier' }).click();
    await page.getByRole('menuitem', { name: 'Rename a choice' }).click();
    await dialog.getByRole('combobox', { name: 'Choice' }).click();
    await page.getByRole('option', { name: choice }).click();
    await dialog.getByRole('textbox', { name: 'New name' }).fill(name);
  };
  await choose('Bronze', 'Basic');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog).toContainText('The choice is changed in 1 contact.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Tier/ })).toContainText('Basic, Silver, Golden');

  await choose('Silver', 'basic');
  await expect(dialog.getByRole('button', { name: 'Merge' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Merge it into Basic for good' }).check();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(dialog).toContainText('The choice is changed in 1 contact.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Tier/ })).toContainText('Basic, Golden');
});
