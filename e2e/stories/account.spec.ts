import type { Browser, Page } from '@playwright/test';
import { invite } from '../support/operations';
import { address, expect, test } from '../support/story';
import type { Workspace } from '../support/workspace';

const password = 'moth relay compiler';

/** Grace joins the workspace in a browser of her own. */
async function graceJoins(browser: Browser, { caller }: Workspace): Promise<{ page: Page; email: string }> {
  const email = `grace-${crypto.randomUUID()}@navy.example`;
  const { invitationCreate } = await caller.do(invite, { input: { email, role: 'AGENT' } });
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address()}/join?token=${invitationCreate.token}`);
  await page.getByLabel('Name').fill('Grace');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
  return { page, email };
}

async function signsIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto(`${address()}/contacts/segments`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
}

test('Grace changes her name, email and password, and her other session ends', async ({
  browser,
  workspace,
}) => {
  const { page, email } = await graceJoins(browser, workspace);
  const other = await (await browser.newContext()).newPage();
  await signsIn(other, email, password);

  await page.getByRole('button', { name: 'Grace' }).click();
  await page.getByRole('menuitem', { name: 'Account' }).click();
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByRole('button', { name: 'Grace Hopper' })).toBeVisible();

  await page.getByRole('button', { name: 'Change email' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change email' });
  await dialog.getByLabel('New email').fill(`hopper-${email}`);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Change email' }).click();
  await expect(page.getByRole('region', { name: 'Profile' })).toContainText(`hopper-${email}`);

  await page.getByLabel('Current password', { exact: true }).fill('not this one');
  await page.getByLabel('New password', { exact: true }).fill('1234567890');
  await expect(page.getByText('Weak: everybody tries this one first')).toBeVisible();
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is one of the passwords that everybody tries first.')).toBeVisible();
  await page.getByLabel('New password', { exact: true }).fill('nanoseconds are short');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed. Your other sessions are signed out.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')).toHaveCount(1);

  await expect(other.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  await page.context().close();
  await other.context().close();
});

test('Grace signs out the browser that she left elsewhere', async ({ browser, workspace }) => {
  const { page, email } = await graceJoins(browser, workspace);
  const left = await (await browser.newContext({ userAgent: firefox })).newPage();
  await signsIn(left, email, password);
  const third = await (await browser.newContext()).newPage();
  await signsIn(third, email, password);

  await page.goto(`${address()}/settings/account`);
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(3);
  await expect(sessions.filter({ hasText: 'this session' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign out Firefox on Windows' }).click();
  await expect(sessions).toHaveCount(2);
  await expect(left.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(sessions).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toBeHidden();
  await expect(third.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  for (const one of [page, left, third]) await one.context().close();
});

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
