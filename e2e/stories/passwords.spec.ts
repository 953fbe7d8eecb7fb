import { expectAccessible } from '../support/accessibility';
import { invite } from '../support/operations';
import { address, expect, test } from '../support/story';

test('a person who joins sees how strong their password is, and a weak one is refused with the reason', async ({
  workspace,
  browser,
}) => {
  const email = `grace-${Date.now()}@navy.example`;
  const { invitationCreate } = await workspace.caller.do(invite, { input: { email, role: 'AGENT' } });
  const context = await browser.newContext();
  const theirs = await context.newPage();
  const loaded: string[] = [];
  theirs.on('response', (response) => loaded.push(response.url()));
  await theirs.goto(`${address()}/join?token=${invitationCreate.token}`);
  await theirs.getByLabel('Name').fill('Grace Hopper');
  expect(
    loaded.filter((url) => url.includes('password-strength')),
    'the estimator comes with the first character',
  ).toEqual([]);

  const password = theirs.getByLabel('Password', { exact: true });
  await password.fill('gracehop');
  await expect(theirs.getByRole('status')).toHaveText('2 more characters');
  await password.fill('gracehopper');
  await expect(theirs.getByRole('status')).toContainText('Weak: easy to guess from your name');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByText('This is easy to guess from your name, email or workspace.')).toBeVisible();
  await expectAccessible(theirs, 'joining with a weak password');

  await password.fill('moth relay compiler');
  await expect(theirs.getByRole('status')).toHaveText('Strong');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
  await context.close();
});
