import { expect, test } from '../support/story';

/** Waits for the clock’s next second: a time in an address is a whole second. */
async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1000);
  await expect.poll(() => Math.floor(Date.now() / 1000), { intervals: [20] }).toBeGreaterThan(second);
}

test('who was a member at a moment is shown, cannot be changed, and leads back to now', async ({
  page,
  workspace,
}) => {
  const hall = await workspace.addSegment('Hall');
  await workspace.addMembers(hall, ['Grace Hopper', 'Alan Turing']);
  await nextSecond();
  const moment = new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T');
  await nextSecond();
  await page.goto(`/contacts/segments/${hall}/members`);
  await page.getByRole('button', { name: 'Remove Grace Hopper from Hall' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toBeHidden();

  await page.getByRole('button', { name: 'At a moment' }).click();
  await expect(page.getByText(/^\d members? on /)).toBeVisible();
  await page.goto(`/contacts/segments/${hall}/members?at=${encodeURIComponent(moment)}`);
  await expect(page.getByText(/^2 members on \d+ \w+ \d{4}, \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText('Contacts that were erased since are not among them.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
  await expect(page.getByText('pinned', { exact: true })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search members' }).fill('Grace');
  await expect(page.getByText(/^1 member on /)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search members' }).fill('');
  await page.getByRole('combobox', { name: 'How they came' }).click();
  await expect(page.getByRole('option', { name: 'Pinned' })).toHaveCount(0);
  await page.getByRole('option', { name: 'By the rule' }).click();
  await expect(page.getByText('No member of that moment matches')).toBeVisible();
  await page.getByRole('combobox', { name: 'How they came' }).click();
  await page.getByRole('option', { name: 'However they came' }).click();
  await expect(page.getByText(/^2 members on /)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Select/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add contacts' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Remove Grace Hopper from Hall' })).toBeHidden();

  // A part of a moment is waited for.
  const field = page.getByLabel(/^Moment, on the clock of/);
  await field.focus();
  await page.keyboard.press('Backspace');
  await expect(page.getByText(/^2 members on /)).toBeVisible();
  await field.fill('2999-01-01T10:00');
  await expect(page.getByText('is still to come')).toBeVisible();
  // With seconds and without, as somebody may write it into the address.
  for (const [at, shown] of [
    ['2998-01-01T10:00:00', '2998-01-01T10:00'],
    ['2998-01-01T10:00:07', '2998-01-01T10:00:07'],
  ] as const) {
    await page.goto(`/contacts/segments/${hall}/members?at=${encodeURIComponent(at)}`);
    await expect(field).toHaveValue(shown);
    await field.focus();
    await page.keyboard.press('Backspace');
    await field.fill('2999-01-01T10:00');
    await expect(page).toHaveURL(/at=2999/);
    await expect(field).toHaveValue('2999-01-01T10:00');
  }
  await page.goto(`/contacts/segments/${hall}/members?at=2026-02-31T10:00`);
  await expect(page.getByText('This is not a date and time.')).toBeVisible();
  await field.fill('2001-01-01T10:00');
  await expect(page.getByText('did not exist yet')).toBeVisible();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page).not.toHaveURL(/at=/);
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toBeHidden();
});
