import AxeBuilder from '@axe-core/playwright';
import { begin, openInbox } from '../support/inbox';
import { expect, test } from '../support/story';

test('the box of a row that is not selected is seen, in both colours and in lists of all kinds', async ({
  page,
  workspace,
}) => {
  await begin(workspace, ['The compiler is stuck']);
  for (const [address, name] of [
    ['/contacts', 'Select Grace Hopper'],
    ['/inbox', 'Select The compiler is stuck'],
  ] as const) {
    await page.goto(address);
    const box = page.getByRole('checkbox', { name });
    const colours = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      // What is drawn stands inside of what can be pressed.
      const drawn = { pseudo: 'before' } as const;
      await expect(box).toHaveCSS('border-top-style', 'solid', drawn);
      await expect(box).toHaveCSS('border-top-width', '1px', drawn);
      await expect(box).toHaveCSS('width', '20px', drawn);
      const colour = (property: string) =>
        box.evaluate((element, of) => getComputedStyle(element, '::before').getPropertyValue(of), property);
      colours.push(await colour('border-top-color'), await colour('background-color'));
      await expect(box).toHaveCSS('border-top-left-radius', '4px', drawn);
      // A tick is drawn as small as the box leaves room for.
      await expect(box).toHaveCSS('background-size', /^12px/, drawn);
    }
    expect(new Set(colours).size, `border and ground of ${address}: ${colours}`).toBe(4);
  }
});

test('where the system chooses all colours, what is selected looks selected', async ({ page, workspace }) => {
  await begin(workspace, ['The compiler is stuck']);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/contacts');
  for (const name of ['Select Grace Hopper', 'Select all shown']) {
    const box = page.getByRole('checkbox', { name });
    const looks = async () => {
      await page.mouse.move(0, 0);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      return box.screenshot({ animations: 'disabled' });
    };
    await expect(box).not.toBeChecked();
    const before = await looks();
    await box.check();
    const after = await looks();
    expect(before.equals(after), name).toBe(false);
  }
});

test('a list of conversations that is longer than the screen is a list of nothing but conversations', async ({
  page,
  workspace,
}) => {
  const subjects = Array.from({ length: 40 }, (_, index) => `Question ${index + 1}`);
  await begin(workspace, subjects);
  await openInbox(page);
  const list = page.getByRole('region', { name: 'List of conversations' });
  await expect(list.getByRole('link').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withRules(['list', 'listitem']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const rowsOfRoom = await list
    .getByRole('list')
    .evaluate((rows) => rows.clientHeight / (rows.firstElementChild?.clientHeight ?? 1));
  expect(Math.round(rowsOfRoom)).toBe(40);
  for (let press = 0; press < 40; press += 1) await page.keyboard.press('j');
  await expect(list.getByRole('link', { name: /Question 1\b/ })).toBeFocused();
  await expect(list.getByRole('link', { name: /Question 1\b/ })).toBeInViewport();
});
