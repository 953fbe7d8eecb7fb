import { moveByKeyboard } from '../support/move';
import { expect, test } from '../support/story';
import { planIs } from '../support/workspace';

test('a choice is added, renamed, moved by keyboard, merged and removed, and rules follow', async ({
  page,
  workspace,
}) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await page.goto('/settings/properties');
  const menu = page.getByRole('button', { name: 'Actions for Plan tier' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Choices' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choices of Plan tier' });
  const choices = dialog.getByRole('list', { name: 'Choices in order' }).locator('> li');
  await expect(choices).toHaveCount(3);
  await expect(choices.nth(2)).toContainText(/enterprise.*[1-9] contacts?.*Segment rule: Enterprise/s);

  await dialog.getByRole('textbox', { name: 'New choice' }).fill('trial');
  await page.keyboard.press('Enter');
  await expect(choices.nth(3)).toContainText('No contact has it');

  await dialog.getByRole('button', { name: 'Actions for enterprise' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(dialog.getByRole('alert').getByRole('link', { name: 'Enterprise' })).toBeVisible();

  await dialog.getByRole('button', { name: 'Actions for enterprise' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await expect(dialog.getByRole('textbox', { name: 'New name of enterprise' })).toBeFocused();
  await dialog.getByRole('textbox', { name: 'New name of enterprise' }).fill('Free');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog.getByText('This is a choice already: merge the two instead.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'New name of enterprise' }).fill('Corporate');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog.getByText(/^Done: [1-9] contacts? /)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(choices.nth(2)).toContainText(/Corporate.*Segment rule: Enterprise/s);
  await expect(dialog.getByRole('textbox', { name: 'New choice' })).toBeFocused();

  await moveByKeyboard(dialog, 'trial', -1);
  await expect(choices.nth(2)).toContainText('trial');
  await expect(page.getByText('The choices are saved').first()).toBeVisible();

  await dialog.getByRole('button', { name: 'Actions for free' }).click();
  await page.getByRole('menuitem', { name: 'Merge into another' }).click();
  await dialog.getByRole('combobox', { name: 'Merge free into' }).click();
  await page.getByRole('option', { name: 'trial' }).click();
  await expect(dialog.getByText(/this cannot be undone/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(dialog.getByText(/^Done: /)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(choices).toHaveText([/pro/, /trial.*contact/s, /Corporate/]);

  await dialog.getByRole('textbox', { name: 'New choice' }).fill('mistake');
  await dialog.getByRole('button', { name: 'Add choice' }).click();
  await dialog.getByRole('button', { name: 'Actions for mistake' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(choices).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(page.getByRole('row', { name: /Plan tier/ })).toContainText('pro, trial, Corporate');
  await menu.click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Change the choices' }).click();
  await expect(choices).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await page.goto(`/contacts/segments/${segment}/advanced`);
  await expect(page.getByText(/Corporate/).first()).toBeVisible();
});
