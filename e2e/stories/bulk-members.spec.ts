import type { Page } from '@playwright/test';
import { countMembers } from '../support/operations';
import { expect, test } from '../support/story';
import type { Workspace } from '../support/workspace';

const guests = 3_000;

async function countOf(workspace: Workspace, segment: string): Promise<number> {
  const { segment: found } = await workspace.caller.do(countMembers, { id: segment });
  return found?.members.totalCount ?? 0;
}

const tray = (page: Page) => page.getByRole('list', { name: 'In the background' });

test('all contacts that match join a segment in the background, are removed again, and put back', async ({
  page,
  workspace,
}) => {
  test.setTimeout(120_000);
  const hall = await workspace.addSegment('Hall');
  await workspace.importContacts(guests);
  await page.goto('/contacts?search=guest');
  await page.getByRole('checkbox', { name: 'Select Guest 2999' }).check();
  await page.getByRole('button', { name: 'Select all 3,000 that match' }).click();
  await page.getByRole('button', { name: 'Add to segment…' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Segment' }).click();
  await page.getByRole('option', { name: 'Hall' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add to segment' }).click();
  const adding = tray(page)
    .getByRole('listitem')
    .filter({ hasText: /Add(ing|ed) to Hall/ });
  await expect(adding).toBeVisible();
  await page.reload();
  await expect(adding.getByRole('status')).toHaveText('3,000 joined', { timeout: 60_000 });
  expect(await countOf(workspace, hall)).toBe(guests);

  await page.goto(`/contacts/segments/${hall}/members?search=guest`);
  await page.getByRole('checkbox', { name: 'Select Guest 2999' }).check();
  await page.getByRole('button', { name: 'Select all 3,000 that match' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  const removing = tray(page)
    .getByRole('listitem')
    .filter({ hasText: /Remov(ing|ed) from Hall/ });
  await expect(removing.getByRole('status')).toHaveText('3,000 left', { timeout: 60_000 });
  await expect(page.getByText('No member matches')).toBeVisible();

  await removing.getByRole('button', { name: 'Undo' }).click();
  const undoing = tray(page)
    .getByRole('listitem')
    .filter({ hasText: /Und(oing|id) a change of Hall/ });
  await expect(undoing.getByRole('status')).toHaveText('3,000 put back', { timeout: 60_000 });
  await expect(removing.getByRole('button', { name: 'Undo' })).toBeHidden();
  expect(await countOf(workspace, hall)).toBe(guests);
});

test('a change that is cancelled half-way tells how many it reached, and what it did can be undone', async ({
  page,
  workspace,
}) => {
  test.setTimeout(120_000);
  const many = 20_000;
  const hall = await workspace.addSegment('Hall');
  await workspace.importContacts(many);
  await page.goto('/contacts?search=guest');
  await page.getByRole('checkbox', { name: 'Select Guest 19999' }).check();
  await page.getByRole('button', { name: 'Select all 20,000 that match' }).click();
  await page.getByRole('button', { name: 'Add to segment…' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Segment' }).click();
  await page.getByRole('option', { name: 'Hall' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add to segment' }).click();
  const adding = tray(page)
    .getByRole('listitem')
    .filter({ hasText: /Add(ing|ed) to Hall/ });
  await adding.getByRole('button', { name: 'Cancel: Adding to Hall' }).click();
  await expect(adding.getByRole('status')).toHaveText(
    /^Cancelled: ([\d,]+) joined, ([\d,]+) were not reached$/,
  );
  const [joined = 0, left = 0] =
    ((await adding.getByRole('status').textContent()) ?? '')
      .match(/[\d,]+\d|\d/g)
      ?.map((figure) => Number(figure.replace(',', ''))) ?? [];
  expect(joined + left).toBe(many);
  expect(await countOf(workspace, hall)).toBe(joined);
  await adding.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => countOf(workspace, hall), { timeout: 60_000 }).toBe(0);
});

test('a member who is removed by mistake is back with one key, pinned as before', async ({
  page,
  workspace,
}) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper', 'Alan Turing']);
  await page.goto(`/contacts/segments/${vip}/members`);
  await page.getByRole('button', { name: 'Remove Grace Hopper from VIP' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('1 contact left')).toBeVisible();
  await expect(page.getByRole('row', { name: /Grace Hopper/ })).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('row', { name: /Grace Hopper/ })).toContainText('pinned');
});

test('members are filtered by how they came, and pins are taken back from all who are kept out', async ({
  page,
  workspace,
}) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper', 'Alan Turing', 'Barbara Liskov']);
  await page.goto(`/contacts/segments/${vip}/members`);
  await page.getByRole('combobox', { name: 'How they came' }).click();
  await page.getByRole('option', { name: 'By the rule' }).click();
  await expect(page.getByText('No member matches')).toBeVisible();
  await expect(page).toHaveURL(/source=RULE/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Nobody is in this segment yet')).toBeVisible();
  await page.getByText('Kept out', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await page.getByRole('button', { name: 'Reset to automatic', exact: true }).click();
  await expect(page.getByText('The rule decides again about 3 contacts')).toBeVisible();
  await expect(page.getByText('Nobody is kept out')).toBeVisible();
});
