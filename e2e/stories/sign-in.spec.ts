import { ADA } from '../support/people';
import { expect, test } from '../support/story';

test('Ada signs in at the address she came for, and signs out again', async ({ page }) => {
  await page.goto('/settings/routing');
  await expect(page.getByRole('heading', { name: 'Sign in to Cadre' })).toBeVisible();
  await page.getByLabel('E-mail').fill(ADA.email);
  await page.getByLabel('Password', { exact: true }).fill(ADA.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Routing', level: 1 })).toBeVisible();

  await page.getByRole('button', { name: ADA.name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Cadre' })).toBeVisible();
});

test('a wrong password is refused in words, and what was typed stays', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('E-mail').fill(ADA.email);
  await page.getByLabel('Password', { exact: true }).fill('difference engine');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText(/password/i);
  await expect(page.getByLabel('E-mail')).toHaveValue(ADA.email);
});

test('an invited agent chooses a password, is in, and is offered nothing that only admins may do', async ({
  page,
  workspace,
  browser,
}) => {
  expect(workspace.contacts.size).toBeGreaterThan(0);
  await page.goto('/settings/team/people');
  await page.getByRole('button', { name: 'Invite a teammate' }).click();
  const dialog = page.getByRole('dialog');
  const address = `ben-${Date.now()}@example.com`;
  await dialog.getByLabel('E-mail').fill(address);
  await dialog.getByRole('button', { name: 'Create invitation' }).click();
  const link = await dialog.getByLabel('Link').inputValue();

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(link);
  await theirs.getByLabel('Name').fill('Ben Bitdiddle');
  await theirs.getByLabel('Password', { exact: true }).fill('structure and interpretation');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Create segment' })).toBeHidden();
  await expect(theirs.getByRole('button', { name: 'Start with VIP' })).toBeHidden();
  await theirs.getByRole('link', { name: 'API keys' }).click();
  await expect(theirs.getByText('Only admins see the keys of the workspace.')).toBeVisible();
  await theirs.getByRole('button', { name: /^Workspace:/ }).click();
  await expect(theirs.getByRole('menuitem', { name: 'Bletchley Park' })).toBeVisible();
  await expect(theirs.getByRole('menuitem', { name: 'Create workspace' })).toBeHidden();
  await theirs.keyboard.press('Escape');
  await theirs.getByRole('link', { name: 'Routing' }).click();
  await expect(theirs.getByText('Takes whatever no other queue takes')).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Create queue' })).toBeHidden();
  await context.close();
});
