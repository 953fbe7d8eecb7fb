import type { Locator, Page } from '@playwright/test';
import { begin, fail, hold, openInbox } from '../support/inbox';
import { expect, test } from '../support/story';

const views = (page: Page) => page.getByRole('list', { name: 'Views', exact: true });

async function names(page: Page): Promise<string[]> {
  const links = await views(page).getByRole('link').allInnerTexts();
  return links.map((text) => text.split('\n')[0] ?? '');
}

/** Drags one view onto the place of another, and drops it when the list has made room for it there. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const before = await names(page);
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('The views are not on the page');
  const middle = (box: typeof start) => [box.x + box.width / 2, box.y + box.height / 2] as const;
  await from.hover();
  await page.mouse.down();
  await page.mouse.move(...middle(start), { steps: 2 });
  await page.mouse.move(...middle(end), { steps: 12 });
  await expect.poll(() => names(page)).not.toEqual(before);
  await page.mouse.up();
}

async function openViews(page: Page): Promise<void> {
  await openInbox(page);
  const code = page.waitForResponse(/ViewDrag/);
  await views(page).hover();
  await code;
  await expect(views(page).getByRole('button').first()).toHaveAttribute('aria-pressed', 'false');
}

test('a view is dragged to another place, which another browser and a reload show too', async ({
  page,
  workspace,
  secondWindow,
}) => {
  await begin(workspace, ['The first']);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await openInbox(page);
  expect(loaded.filter((url) => /ViewDrag|Sortable/.test(url))).toEqual([]);
  await openViews(page);
  const link = (name: RegExp) => views(page).getByRole('link', { name });
  const arranging = await hold(page, 'ArrangeViews');
  await drag(page, link(/^Urgent/), link(/^All/));
  const arranged = ['Urgent', 'All', 'Mine', 'Unassigned', 'Snoozed', 'Closed'];
  await expect.poll(() => names(page), 'before the server has answered').toEqual(arranged);
  await expect(page.getByRole('heading', { name: 'All', level: 1 }), 'no view was opened').toBeVisible();
  arranging.release();
  await expect(async () => {
    await openInbox(secondWindow);
    await expect.poll(() => names(secondWindow), { timeout: 1_000 }).toEqual(arranged);
  }).toPass();
  await page.reload();
  await expect.poll(() => names(page)).toEqual(arranged);
});

test('a click on a view is still a click, and Escape puts back what is dragged', async ({
  page,
  workspace,
}) => {
  await begin(workspace, ['The first']);
  await openViews(page);
  const before = await names(page);
  const link = (name: RegExp) => views(page).getByRole('link', { name });
  await link(/^Urgent/).hover();
  await page.mouse.down();
  const box = await link(/^All/).boundingBox();
  if (!box) throw new Error('The view is not on the page');
  await page.mouse.move(box.x + 40, box.y + 10, { steps: 10 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => names(page)).toEqual(before);
  await link(/^Unassigned/).click();
  await expect(page.getByRole('heading', { name: 'Unassigned', level: 1 })).toBeVisible();
});

test('a view whose new place cannot be kept goes back, and it is said why', async ({ page, workspace }) => {
  await begin(workspace, ['The first']);
  await openViews(page);
  const before = await names(page);
  const link = (name: RegExp) => views(page).getByRole('link', { name });
  await fail(page, 'ArrangeViews');
  await drag(page, link(/^Unassigned/), link(/^All/));
  await expect(page.getByRole('alert')).toContainText('could not be reached');
  await expect.poll(() => names(page)).toEqual(before);
});
