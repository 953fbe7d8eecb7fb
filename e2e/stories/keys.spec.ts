import type { Page } from '@playwright/test';
import { expect, test } from '../support/story';

const palette = (page: Page) => page.getByPlaceholder('Search, go to a page, or do something');

async function find(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await palette(page).fill(text);
}

test('the palette finds contacts, conversations by their number, actions and pages', async ({
  page,
  workspace,
}) => {
  const id = await workspace.startConversation('Grace Hopper', { subject: 'The compiler is stuck' });
  await page.goto('/settings/team/people');
  await find(page, 'grace');
  await expect(page.getByRole('button', { name: /The compiler is stuck/ })).toBeVisible();
  await page.getByRole('button', { name: /^Grace Hopper/ }).click();
  await expect(page.getByRole('heading', { name: 'Grace Hopper', level: 1 })).toBeVisible();

  await find(page, '#1');
  await page.getByRole('button', { name: /The compiler is stuck/ }).click();
  await expect(page).toHaveURL(new RegExp(id));

  await find(page, 'create contact');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Create contact' })).toBeVisible();
  await page.keyboard.press('Escape');

  await find(page, 'api');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible();
});

test('the sheet tells the keys of the page, and letters can be switched off', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/contacts');
  await expect(page.getByRole('row', { name: /Grace Hopper/ })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search contacts' })).toBeFocused();
  await page.keyboard.type('gs');
  await expect(page).toHaveURL(/search=gs/);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('region', { name: 'In this table' })).toBeVisible();
  const kept = page.waitForResponse(
    (answer) => answer.request().postData()?.includes('ChangePreferences') ?? false,
  );
  const letters = sheet.getByRole('switch', { name: 'Single letters are shortcuts' });
  await letters.click();
  await kept;
  await expect(letters).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  // Keys are heard in their order: when the palette is open, the letters before it did nothing.
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toBeFocused();
  await expect(page).toHaveURL(/\/contacts\?/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Shift+?');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toBeFocused();
  await expect(sheet).toBeHidden();
});
