import { expect, test } from '../support/story';
import { planIs } from '../support/workspace';

test('a rule is written and switched on with the keyboard alone', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await page.goto(`/contacts/segments/${segment}/advanced`);
  const toggle = page.getByRole('switch', { name: 'Automatic customer segment assignment' });
  await expect(
    page.getByText('existing contacts are not added, and nobody is removed', { exact: false }),
  ).toBeVisible();
  await toggle.focus();
  await page.keyboard.press('Space');
  await expect(toggle).toBeChecked();

  await page.getByRole('button', { name: 'Add condition' }).focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Field' });
  await expect(field).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Plan');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Plan tier');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Operator' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('enterprise');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: 'Plan tier is enterprise' })).toBeVisible();
  await expect(page.getByText('of 5 contacts (40%)')).toBeVisible();

  await page.getByRole('button', { name: 'Save rule' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Version 1')).toBeVisible();

  await workspace.startConversation('Alan Turing');
  await page.getByRole('tab', { name: /Members/ }).click();
  await expect(page.getByRole('row', { name: /Alan Turing/ })).toContainText('By the rule');
  await expect(page.getByRole('row', { name: /Grace Hopper/ })).toBeHidden();
});

test('what is wrong stands at the very predicate', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, { all: [planIs('enterprise'), { any: [planIs('pro'), planIs('free')] }] });
  await page.goto(`/contacts/segments/${segment}/advanced`);
  const values = page.getByRole('combobox', { name: 'Value' });
  await expect(values).toHaveCount(3);
  await values.nth(2).fill('');
  await page.getByRole('button', { name: 'Save rule' }).click();
  const problem = page.getByRole('alert');
  await expect(problem).toBeVisible();
  await expect(values.nth(2)).toHaveAttribute('aria-invalid', 'true');
  await expect(values.nth(2)).toHaveAccessibleDescription((await problem.textContent()) ?? '');
  await expect(values.nth(0)).not.toHaveAttribute('aria-invalid', 'true');
  await values.nth(2).fill('free');
  await expect(problem).toBeHidden();
});

test('groups nest with AND, OR and NOT, and every step can be undone', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await page.goto(`/contacts/segments/${segment}/advanced`);
  const sentence = page.getByRole('status').filter({ hasText: 'Adds contacts whose' });
  await expect(sentence).toContainText('Plan tier is enterprise');
  await page.getByRole('button', { name: 'Add group', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Field' })).toHaveCount(2);
  await page.getByRole('switch', { name: /^NOT/ }).nth(1).press('Space');
  await expect(sentence).toContainText('and not (');
  await page.getByText('Any of (OR)').first().click();
  await expect(sentence).toContainText('enterprise or not (');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(sentence).toContainText('enterprise and not (');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('combobox', { name: 'Field' })).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(page.getByRole('combobox', { name: 'Field' })).toHaveCount(2);
});

test('a negative operator says that it includes empty values, and one click ends that', async ({
  page,
  workspace,
}) => {
  const segment = await workspace.addSegment('Not enterprise');
  await workspace.setRule(segment, {
    is: { field: 'contact.properties.plan_tier', operator: 'NOT_EQUALS', value: 'enterprise' },
  });
  await page.goto(`/contacts/segments/${segment}/advanced`);
  await expect(page.getByText('Also matches when Plan tier is empty.')).toBeVisible();
  await expect(page.getByText('of 5 contacts (60%)')).toBeVisible();
  await page.getByRole('button', { name: 'Add “and is not empty”' }).click();
  await expect(page.getByText('Also matches when Plan tier is empty.')).toBeHidden();
  await expect(page.getByText('of 5 contacts (40%)')).toBeVisible();
});

test('a contact is tested against the rule, with the value seen at each predicate', async ({
  page,
  workspace,
}) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await page.goto(`/contacts/segments/${segment}/advanced`);
  await page.getByRole('combobox', { name: 'Contact to test' }).fill('dijkstra');
  await page.getByRole('option', { name: /Edsger Dijkstra/ }).click();
  await expect(page.getByText('This contact does not match')).toBeVisible();
  await expect(
    page.getByRole('listitem').filter({ hasText: /^Plan tier is enterprise — it is pro$/ }),
  ).toBeVisible();
});

test('today’s matches are added by hand when that is wanted', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await page.goto(`/contacts/segments/${segment}/advanced`);
  await page.getByRole('button', { name: 'Add today’s matches by hand' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add 2 contacts' }).click();
  await expect(page.getByRole('tab', { name: /Members/ })).toContainText('2');
});

test('two people who edit one rule are shown both versions', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await page.goto(`/contacts/segments/${segment}/advanced`);
  await page.getByRole('combobox', { name: 'Value' }).fill('pro');
  await workspace.setRule(segment, planIs('free'));
  await page.getByRole('button', { name: 'Save rule' }).click();
  const note = page.getByRole('alert').filter({ hasText: 'changed this rule while you were editing' });
  await expect(note).toContainText('Plan tier is free');
  await expect(page.getByRole('combobox', { name: 'Value' })).toHaveValue('pro');
  await note.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(page.getByText('Version 3')).toBeVisible();
});

test('an earlier version of the rule is restored', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await workspace.setRule(segment, planIs('free'));
  await page.goto(`/contacts/segments/${segment}/history`);
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  const versions = page.getByRole('list', { name: 'Versions of the rule' }).getByRole('listitem');
  await expect(versions).toHaveCount(3);
  await expect(versions.first()).toContainText('Plan tier is enterprise');
});

test('unsaved work is guarded', async ({ page, workspace }) => {
  const segment = await workspace.addSegment('Enterprise');
  await workspace.setRule(segment, planIs('enterprise'));
  await page.goto(`/contacts/segments/${segment}/advanced`);
  await page.getByRole('combobox', { name: 'Value' }).fill('pro');
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('combobox', { name: 'Value' })).toHaveValue('pro');
});
