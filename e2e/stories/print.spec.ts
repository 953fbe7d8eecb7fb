import { expect, test } from '../support/story';

test('a list prints in black on white, with every row that is loaded and nothing to press', async ({
  page,
  workspace,
}) => {
  await workspace.addManyContacts(60);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/contacts');
  const rows = page.getByRole('region', { name: 'Contacts' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select Visitor 60' }).check();
  expect(await rows.count()).toBeLessThan(60);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const onScreen = await background();

  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(rows).toHaveCount(1 + 65);
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Create contact' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Select all 65 that match' })).toBeHidden();
  await expect.poll(background).toBe('rgb(255, 255, 255)');

  await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
  await expect(page.getByRole('button', { name: 'Create contact' })).toBeVisible();
  expect(await background()).toBe(onScreen);
});
