import { expect, test } from '../support/story';
import { planIs } from '../support/workspace';

const three = { all: [planIs('enterprise'), planIs('pro'), { any: [planIs('free')] }] };

test('a predicate moves by keyboard, into a group and out of it, is told where it is, and every step is undone', async ({
  page,
  workspace,
}) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, three);
  await page.goto(`/contacts/segments/${segment}/advanced`);
  const sentence = page.getByRole('status').filter({ hasText: 'Adds contacts whose' });
  await expect(sentence).toContainText('enterprise and Plan tier is pro');
  const values = page.getByRole('combobox', { name: 'Value' });
  await values.nth(0).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(sentence).toContainText('Plan tier is pro and Plan tier is enterprise');
  await expect(page.getByText('Now at place 2 of 3 in its group.')).toBeVisible();
  await expect(values.nth(1)).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(sentence).toContainText('(Plan tier is enterprise or Plan tier is free)');
  await expect(values.nth(1)).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(sentence).toContainText('Plan tier is pro and Plan tier is free and Plan tier is enterprise');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ControlOrMeta+z');
  await expect(sentence).toContainText('Plan tier is enterprise and Plan tier is pro and');
});

test('a predicate is dragged into a group by its handle', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, three);
  await page.goto(`/contacts/segments/${segment}/advanced`);
  const sentence = page.getByRole('status').filter({ hasText: 'Adds contacts whose' });
  await page.setViewportSize({ width: 1280, height: 1200 });
  const handles = page.getByRole('button', { name: /^Move: arrow keys/ });
  await expect(handles).toHaveCount(4);
  await handles.nth(0).hover();
  await page.mouse.down();
  const inner = await page.getByRole('combobox', { name: 'Value' }).nth(2).boundingBox();
  await page.mouse.move((inner?.x ?? 0) + 20, (inner?.y ?? 0) + (inner?.height ?? 0) - 2, { steps: 10 });
  await page.mouse.up();
  await expect(sentence).toContainText('Plan tier is pro and (Plan tier is free or Plan tier is enterprise)');
});

test('a predicate is duplicated, put into a group and taken out again', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, { any: [planIs('enterprise'), planIs('pro')] });
  await page.goto(`/contacts/segments/${segment}/advanced`);
  const sentence = page.getByRole('status').filter({ hasText: 'Adds contacts whose' });
  const act = async (name: string) => {
    await page.getByRole('button', { name: 'Actions for this condition' }).first().click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('Duplicate');
  await expect(sentence).toContainText('enterprise or Plan tier is enterprise or Plan tier is pro');
  await act('Make a group of it');
  const group = page.getByRole('button', { name: 'Actions for this group' });
  await expect(group).toHaveCount(1);
  await group.click();
  await page.getByRole('menuitem', { name: 'Ungroup' }).click();
  await expect(group).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Field' })).toHaveCount(3);
});

test('a condition is copied as GraphQL, pasted into another builder, and undone', async ({
  page,
  workspace,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const from = await workspace.addSegment('Enterprise');
  const to = await workspace.addSegment('Copy');
  await workspace.setRule(from, three);
  await page.goto(`/contacts/segments/${from}/advanced`);
  await page.getByRole('button', { name: 'Copy or paste the condition' }).click();
  await page.getByRole('menuitem', { name: 'Copy as GraphQL input' }).click();
  await expect(page.getByText('The condition is copied')).toBeVisible();
  await page.goto(`/contacts/segments/${to}/advanced`);
  await page.getByRole('button', { name: 'Add condition' }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  const sentence = page.getByRole('status').filter({ hasText: 'Adds contacts whose' });
  await expect(sentence).toContainText('Plan tier is enterprise and Plan tier is pro and Plan tier is free');
  await expect(page.getByText('Pasted 3 conditions.', { exact: false })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('combobox', { name: 'Field' })).toHaveCount(0);
});

test('what is pasted and does not fit changes nothing, and the exact place is told', async ({
  page,
  workspace,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await page.goto(`/contacts/segments/${segment}/advanced`);
  const builder = page.getByRole('group', { name: 'Rule of Enterprise' });
  const paste = async (condition: object) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(condition));
    await page.getByRole('button', { name: 'Add condition' }).focus();
    await page.keyboard.press('ControlOrMeta+v');
  };
  await paste({
    all: [planIs('pro'), { any: [{ is: { field: 'contact.shoe', operator: 'EQUALS', value: 1 } }] }],
  });
  await expect(builder.getByRole('alert')).toContainText('all.1.any.0.is.field');
  await paste({ any: Array.from({ length: 500 }, () => planIs('pro')) });
  await expect(builder.getByRole('alert')).toContainText('At any.100.is: more than 100 predicates');
  await expect(page.getByRole('combobox', { name: 'Field' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Save rule' })).toBeDisabled();
});

test('a fresh predicate is left in peace until the person goes on, and a wrong value is marked as it is typed', async ({
  page,
  workspace,
}) => {
  await workspace.addProperty({ key: 'seats', label: 'Seats', type: 'NUMBER' });
  const segment = await workspace.addSegment('Large');
  await workspace.setRule(segment, planIs('enterprise'), false);
  await page.clock.install();
  await page.goto(`/contacts/segments/${segment}/advanced`);
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('combobox', { name: 'Field' }).nth(1).fill('Seats');
  await page.getByRole('option', { name: 'Seats' }).click();
  const seats = page.getByRole('textbox', { name: 'Value' });
  await seats.focus();
  await page.clock.runFor(2_000);
  await expect(seats).not.toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.type('many');
  await expect(seats).toHaveAttribute('aria-invalid', 'true');
  await seats.fill('40');
  await expect(seats).not.toHaveAttribute('aria-invalid', 'true');
  await seats.fill('');
  await page.getByRole('button', { name: 'Undo' }).focus();
  await expect(seats).toHaveAttribute('aria-invalid', 'true');
});

test('a column of a sheet that is pasted becomes the values of a list', async ({
  page,
  workspace,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const segment = await workspace.addSegment('Regions');
  await workspace.setRule(segment, {
    is: { field: 'contact.properties.region', operator: 'IN', value: ['EU'] },
  });
  await page.goto(`/contacts/segments/${segment}/advanced`);
  await page.evaluate(() => navigator.clipboard.writeText('UK\nUS\nEU, Asia'));
  await page.getByRole('combobox', { name: 'Values' }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  const sentence = page.getByRole('status').filter({ hasText: 'Adds contacts whose' });
  await expect(sentence).toContainText('EU, UK, US, Asia');
});

test('names of a thousand characters, from right to left and with pictures stay what they are', async ({
  page,
  workspace,
}) => {
  const segment = await workspace.addSegment('Names');
  const names = ['שלום עולם', '👩‍👩‍👧‍👦 family', 'x'.repeat(1_000)];
  await workspace.setRule(segment, {
    any: names.map((value) => ({ is: { field: 'contact.name', operator: 'EQUALS', value } })),
  });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/contacts/segments/${segment}/advanced`);
  const values = page.getByRole('combobox', { name: 'Value' });
  for (const [index, name] of names.entries()) await expect(values.nth(index)).toHaveValue(name);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
