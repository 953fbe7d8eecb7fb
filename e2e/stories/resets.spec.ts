import { expect as plainExpect, test as plainTest } from '@playwright/test';
import { expectAccessible } from '../support/accessibility';
import { Caller } from '../support/caller';
import { startMailServer } from '../support/mail-server';
import { acceptInvitation, invite, setUpInstallation } from '../support/operations';
import { ADA } from '../support/people';
import { startServer } from '../support/server';
import { address, expect, test } from '../support/story';

const password = 'moth relay compiler';

test('an admin hands a reset link to Grace, who chooses a new password with it', async ({
  page,
  workspace,
  browser,
}) => {
  const email = `grace-${crypto.randomUUID()}@navy.example`;
  const { invitationCreate } = await workspace.caller.do(invite, { input: { email, role: 'AGENT' } });
  const token = invitationCreate.token ?? '';
  await new Caller(address()).do(acceptInvitation, { input: { token, name: 'Grace', password } });

  await page.goto('/settings/team/people');
  await page.getByRole('button', { name: 'Edit Grace' }).click();
  await page.getByRole('button', { name: 'Create password reset link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Password reset for Grace' });
  const link = await dialog.getByLabel('Link').inputValue();
  await expectAccessible(page, 'a reset link');
  await dialog.getByRole('button', { name: 'Done' }).click();

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await expectAccessible(theirs, 'choosing a new password');
  await theirs.getByLabel('New password', { exact: true }).fill('nanoseconds are short');
  await theirs.getByRole('button', { name: 'Change password' }).click();
  await theirs.getByRole('link', { name: 'Go to sign-in' }).click();
  await theirs.getByLabel('E-mail').fill(email);
  await theirs.getByLabel('Password', { exact: true }).fill('nanoseconds are short');
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByRole('button', { name: 'Grace' })).toBeVisible();

  await theirs.goto(link);
  await theirs.getByLabel('New password', { exact: true }).fill(password);
  await theirs.getByRole('button', { name: 'Change password' }).click();
  await expect(theirs.getByRole('alert')).toContainText('was used or has expired');
  await theirs.context().close();
});

test('where no email is sent, a person who forgot their password learns whom to ask', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(page.getByText('Ask an admin of your workspace for a reset link')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expectAccessible(page, 'a forgotten password');
  await page.getByRole('link', { name: 'Back to sign-in' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Cadre' })).toBeVisible();
});

plainTest(
  'Ada resets her forgotten password by an email, and changes to another address',
  async ({ page }) => {
    const mail = await startMailServer();
    const { address: cadre, stop } = await startServer(mail.settings);
    try {
      await new Caller(cadre).do(setUpInstallation, { input: { ...ADA, workspaceName: 'Headquarters' } });
      await page.goto(cadre);
      await page.getByRole('link', { name: 'Forgot password?' }).click();
      await page.getByLabel('Email').fill(ADA.email);
      await page.getByRole('button', { name: 'Send reset link' }).click();
      await plainExpect(page.getByRole('status')).toContainText(`If ${ADA.email} has an account`);
      await plainExpect.poll(() => mail.links.length).toBe(1);
      await page.goto(`${cadre}${mail.links[0]}`);
      await page.getByLabel('New password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Change password' }).click();
      await plainExpect(page.getByRole('heading', { name: 'Password changed' })).toBeVisible();

      await page.goto(`${cadre}/settings/account`);
      await page.getByLabel('E-mail').fill(ADA.email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Change email' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('New email').fill('ada@engine.example');
      await dialog.getByLabel('Password', { exact: true }).fill(password);
      await dialog.getByRole('button', { name: 'Change email' }).click();
      await plainExpect(dialog).toContainText('We sent a link to ada@engine.example');
      await plainExpect.poll(() => mail.links.length).toBe(2);
      await page.goto(`${cadre}${mail.links[1]}`);
      await page.getByRole('button', { name: 'Confirm email' }).click();
      await page.getByRole('link', { name: 'Open Cadre' }).click();
      await page.goto(`${cadre}/settings/account`);
      await plainExpect(page.getByRole('region', { name: 'Profile' })).toContainText('ada@engine.example');
    } finally {
      await stop();
      await mail.close();
    }
  },
);
