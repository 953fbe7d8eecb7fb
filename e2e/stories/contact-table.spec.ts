import type { Page } from '@playwright/test';
import { moveByKeyboard } from '../support/move';
import { expect, test } from '../support/story';

/** Without that of the boxes, which has no words. */
const headings = async (page: Page) =>
  (await page.getByRole('columnheader').allInnerTexts()).filter((words) => words !== '');
const names = (page: Page) =>
  page.getByRole('region', { name: 'Contacts' }).getByRole('row').getByRole('link').allInnerTexts();

async function openColumns(page: Page) {
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await expect(dialog.getByRole('button', { name: 'Move E-mail' })).toBeVisible();
  return dialog;
}

test('columns are shown, hidden, pinned and moved by keyboard, remembered for the person, and Back undoes', async ({
  page,
  workspace,
  secondWindow,
}) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/contacts');
  await expect.poll(() => headings(page)).toEqual(['Contact', 'E-mail', 'Company', 'Segments', 'Created']);

  const dialog = await openColumns(page);
  await dialog.getByRole('checkbox', { name: 'Company' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Plan tier' }).check();
  await dialog.getByRole('button', { name: 'Keep Contact in sight' }).click();
  await moveByKeyboard(dialog, 'E-mail', 2);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const arranged = ['Contact', 'Segments', 'Created', 'E-mail', 'Plan tier'];
  await expect.poll(() => headings(page)).toEqual(arranged);
  await expect(page.getByRole('row', { name: /Grace Hopper/ })).toContainText('enterprise');

  await expect(async () => {
    await secondWindow.goto('/contacts');
    await expect.poll(() => headings(secondWindow), { timeout: 2_000 }).toEqual(arranged);
  }).toPass();

  await page.reload();
  await expect.poll(() => headings(page)).toEqual(arranged);
  await page.goBack();
  await expect.poll(() => headings(page)).not.toEqual(arranged);
});

test('columns that are remembered from another day can be arranged again', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  const arrange = async (change: (dialog: Awaited<ReturnType<typeof openColumns>>) => Promise<void>) => {
    await page.goto('/contacts');
    const dialog = await openColumns(page);
    const kept = page.waitForResponse(
      (answer) => answer.request().postData()?.includes('ChangePreferences') ?? false,
    );
    await change(dialog);
    expect(await (await kept).json()).not.toHaveProperty('errors');
    await dialog.getByRole('button', { name: 'Done' }).click();
  };
  await arrange((dialog) => dialog.getByRole('checkbox', { name: 'Company' }).uncheck());
  await arrange((dialog) => dialog.getByRole('checkbox', { name: 'Segments' }).uncheck());
  await page.goto('/contacts');
  await expect.poll(() => headings(page)).toEqual(['Contact', 'E-mail', 'Created']);
});

test('a column is made wider by keyboard and by hand, and stays so', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/contacts');
  const edge = page.getByRole('separator', { name: 'Width of E-mail' });
  await edge.focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '320');
  const box = await edge.boundingBox();
  if (!box) throw new Error('The edge is not on the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 4 });
  const kept = page.waitForResponse(
    (answer) => answer.request().postData()?.includes('ChangePreferences') ?? false,
  );
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', '380');
  await kept;
  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', '380');
});

test('contacts are sorted by a press on a heading, by any property, and a link shows the same', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/contacts?columns=contact.name,contact.properties.plan_tier');
  await page.getByRole('button', { name: 'Contact', exact: true }).click();
  const byName = ['Alan Turing', 'Barbara Liskov', 'Edsger Dijkstra', 'Grace Hopper', 'Radia Perlman'];
  await expect.poll(() => names(page)).toEqual(byName);
  await expect(page.getByRole('columnheader', { name: 'Contact' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: 'Contact', exact: true }).click();
  await expect.poll(() => names(page)).toEqual(byName.toReversed());

  await page.getByRole('button', { name: 'Plan tier' }).click();
  // Who has no plan stands last.
  await expect.poll(async () => (await names(page)).at(-1)).toBe('Radia Perlman');
  await page.getByRole('button', { name: 'Plan tier' }).click();
  await expect.poll(async () => (await names(page)).at(-1)).toBe('Radia Perlman');
  await expect.poll(async () => (await names(page)).at(0)).toBe('Edsger Dijkstra');
  await page.reload();
  await expect.poll(async () => (await names(page)).at(0)).toBe('Edsger Dijkstra');
});

test('an export holds exactly who is shown, in that order, with those columns', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBe(5);
  const filter = { is: { field: 'contact.properties.region', operator: 'EQUALS', value: 'US' } };
  await page.goto(
    `/contacts?columns=contact.name,contact.properties.region&sort=-contact.name&filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  await expect.poll(() => names(page)).toEqual(['Grace Hopper', 'Barbara Liskov']);
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/^contacts-\d{4}-\d{2}-\d{2}\.csv$/);
  const stream = await download.createReadStream();
  let text = '';
  for await (const piece of stream) text += piece;
  const [header, ...rows] = text.trim().split('\r\n');
  expect(header).toBe('cadreId,name,properties.region');
  expect(rows.map((row) => row.split(',').slice(1).join())).toEqual(['Grace Hopper,US', 'Barbara Liskov,US']);
});

test('the boxes of rows stay beside a column that is kept in sight', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  await page.setViewportSize({ width: 700, height: 640 });
  await page.goto('/contacts');
  const dialog = await openColumns(page);
  await dialog.getByRole('button', { name: 'Keep Contact in sight' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const table = page.getByRole('region', { name: 'Contacts' });
  const box = page.getByRole('checkbox', { name: 'Select Grace Hopper' });
  const all = page.getByRole('checkbox', { name: 'Select all shown' });
  const places = async () => [(await box.boundingBox())?.x, (await all.boundingBox())?.x];
  const before = await places();
  await table.evaluate((scrolled) => scrolled.scrollTo({ left: 150 }));
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBe(150);
  expect(await places()).toEqual(before);
  await box.click();
  await expect(box).toBeChecked();
  expect(await table.evaluate(({ scrollLeft }) => scrollLeft)).toBe(150);
});
