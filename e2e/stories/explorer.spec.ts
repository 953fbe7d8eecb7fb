import { expect, test } from '../support/story';

test('the explorer opens for who is signed in, and answers a query', async ({
  page,
  workspace: _signedIn,
}) => {
  await page.goto('/graphql?query={viewer{workspace{name}}}');
  await expect(page).toHaveTitle('Cadre GraphQL');
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await expect(page.locator('.result-window')).toContainText('Bletchley Park');
});

test('who is not signed in is led to the sign-in instead of the explorer', async ({ page }) => {
  await page.goto('/graphql');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
