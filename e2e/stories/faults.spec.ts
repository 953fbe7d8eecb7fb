import { hold } from '../support/inbox';
import { changeQueue, signOut } from '../support/operations';
import { ADA } from '../support/people';
import { expect, test } from '../support/story';
import { topicIs } from '../support/workspace';

test('a dialog with changes asks before it is closed, and closes at once without any', async ({
  page,
  workspace,
}) => {
  await workspace.addQueue('Billing', topicIs('billing'));
  await page.goto('/settings/routing');
  const edit = async () => {
    await page.getByRole('button', { name: 'Actions for Billing' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
  };
  const dialog = page.getByRole('dialog', { name: 'Edit Billing' });
  const question = page.getByRole('dialog', { name: 'Discard changes?' });
  await edit();
  await dialog.getByLabel('Name').fill('Invoices');
  await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(dialog.getByLabel('Name')).toHaveValue('Invoices');
  // Not goBack(): it waits for a page that does not come as long as the question stands.
  await page.evaluate(() => history.back());
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue('Invoices');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await expect(dialog).toBeHidden();
  await edit();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Actions for Billing' })).toBeFocused();
});

test('two people who edit one queue are shown both versions, and either can be kept', async ({
  page,
  workspace,
}) => {
  const queue = await workspace.addQueue('Billing', topicIs('billing'));
  await page.goto(`/settings/routing?edit=${queue}`);
  const dialog = page.getByRole('dialog', { name: /^Edit/ });
  await dialog.getByLabel('Name').fill('Mine');
  await workspace.caller.do(changeQueue, { input: { id: queue, name: 'Theirs' } });
  await dialog.getByRole('button', { name: 'Save queue' }).click();
  const note = dialog.getByRole('alert').filter({ hasText: 'changed this while you were editing' });
  await expect(note.getByRole('row', { name: /^Name Theirs Mine/ })).toBeVisible();
  await note.getByRole('button', { name: 'Take theirs' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue('Theirs');
  await expect(note).toBeHidden();
  await dialog.getByLabel('Name').fill('Mine after all');
  await dialog.getByRole('button', { name: 'Save queue' }).click();
  await expect(page.getByText('The queue is saved')).toBeVisible();
});

test.describe('signed out', () => {
  test.use({ ownSession: true });

  test('a session that ends in the middle of an edit is begun anew over the page, and the edit is saved', async ({
    page,
    workspace,
  }) => {
    const queue = await workspace.addQueue('Billing', topicIs('billing'));
    await page.goto(`/settings/routing?edit=${queue}`);
    const dialog = page.getByRole('dialog', { name: 'Edit Billing' });
    await dialog.getByLabel('Name').fill('Invoices');
    await workspace.caller.do(signOut);
    const again = page.getByRole('dialog', { name: 'Sign in again' });
    // Saving finds out, unless what the dialog asks beside it was faster.
    await expect(async () => {
      if (await again.isHidden())
        await dialog.getByRole('button', { name: 'Save queue' }).click({ timeout: 1_000 });
      await expect(again).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(again.getByLabel('E-mail')).toHaveValue(ADA.email);
    await again.getByLabel('Password', { exact: true }).fill(ADA.password);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await expect(again).toBeHidden();
    await expect(page.getByRole('button', { name: 'Workspace: Bletchley Park' })).toBeAttached();
    await expect(dialog.getByLabel('Name')).toHaveValue('Invoices');
    await dialog.getByRole('button', { name: 'Save queue' }).click();
    await expect(page.getByText('The queue is saved')).toBeVisible();
  });
});

test('a save that meets no server keeps what was written and says what to do', async ({
  page,
  workspace,
}) => {
  await workspace.addSegment('VIP');
  await page.goto('/settings/properties');
  await page.getByRole('button', { name: 'Create property' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Renewal date');
  await page.route('**/graphql', (route) => route.abort());
  await dialog.getByRole('button', { name: 'Create property' }).click();
  await expect(dialog.getByRole('alert')).toContainText('What you wrote is still here');
  await page.unroute('**/graphql');
  await dialog.getByRole('button', { name: 'Create property' }).click();
  await expect(page.getByRole('row', { name: /Renewal date/ })).toBeVisible();
});

test('a double click on a slow save saves once', async ({ page, workspace }) => {
  await workspace.addSegment('VIP');
  await page.goto('/settings/team/groups');
  await page.getByRole('button', { name: 'Create team group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Strategic accounts');
  let saves = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('CreateTeamGroup')) saves += 1;
  });
  const save = await hold(page, 'CreateTeamGroup');
  await dialog.getByRole('button', { name: 'Create team group' }).dblclick();
  await save.arrived;
  save.release();
  await expect(page.getByRole('region', { name: 'Strategic accounts' })).toBeVisible();
  expect(saves).toBe(1);
});

test('head starts are set with a picture that follows the numbers', async ({ page, workspace }) => {
  await workspace.addSegment('VIP');
  await page.goto('/settings/priority');
  await page.getByRole('button', { name: 'Change the head starts' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pull order' });
  await expect(dialog.getByRole('img', { name: /^A VIP who came at 10:30 is taken before/ })).toBeVisible();
  await dialog.getByRole('switch', { name: 'Strict priority' }).click();
  await dialog.getByLabel('High').fill('60');
  await expect(
    dialog.getByRole('img', { name: /^A normal one who waits since 9:00 is taken before/ }),
  ).toBeVisible();
  await dialog.getByLabel('Urgent').fill('30');
  await dialog.getByRole('button', { name: 'Save pull order' }).click();
  await expect(dialog.getByLabel('Urgent')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Urgent').fill('90');
  await dialog.getByRole('button', { name: 'Save pull order' }).click();
  await expect(page.getByRole('region', { name: 'Pull order' })).toContainText('Urgent 1 h 30 min');
});

test('a queue passes on outside of the hours of the workspace, and which would win says so', async ({
  page,
  workspace,
}) => {
  const vip = await workspace.addSegment('VIP');
  await workspace.addMembers(vip, ['Grace Hopper']);
  const conversation = await workspace.startConversation('Grace Hopper', {
    subject: 'The compiler is stuck',
  });
  expect(conversation).not.toBe('');
  await page.goto('/settings/workspace');
  await page.getByText('In these hours').click();
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await page.getByRole('switch', { name: day }).press('Space');
  }
  await page.getByRole('switch', { name: 'Sunday' }).press('Space');
  await page.getByLabel('Sunday from').fill('00:00');
  await page.getByLabel('Sunday until').fill('00:01');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The workspace is saved')).toBeVisible();
  await page.goto('/settings/routing');
  await page.getByRole('button', { name: 'Create queue' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create queue' });
  await dialog.getByLabel('Name').fill('Strategic');
  await dialog.getByRole('combobox', { name: 'Outside of working hours' }).click();
  await page.getByRole('option', { name: 'They go to the next queue that matches' }).click();
  await dialog.getByRole('button', { name: 'Add condition' }).click();
  await dialog.getByRole('combobox', { name: 'Field' }).fill('Segm');
  await page.getByRole('option', { name: 'Segment' }).click();
  await dialog.getByRole('combobox', { name: 'Value' }).click();
  await page.getByRole('option', { name: 'VIP' }).click();
  const test = dialog.getByRole('region', { name: 'Which would win with this?' });
  await test.getByText('A conversation').click();
  await expect(test.getByRole('radio', { name: 'A conversation' })).toBeChecked();
  await test.getByRole('combobox', { name: 'Conversation' }).click();
  await page.getByRole('option', { name: /The compiler is stuck/ }).click();
  await test.getByRole('button', { name: 'Show which would win' }).click();
  await expect(test.getByRole('group', { name: 'Queue' })).toContainText(
    'This queue matched outside of its working hours, and let it go on',
  );
  await dialog.getByRole('button', { name: 'Create queue' }).click();
  const first = page.getByRole('list', { name: 'Queues in order' }).locator('> li').first();
  await expect(first).toContainText('outside hours, goes on');
});

test('the type of a property is changed after a dry run that says what would be lost', async ({
  page,
  workspace,
}) => {
  await workspace.addProperty({ key: 'seats', label: 'Seats', type: 'TEXT' });
  for (const [name, seats] of [
    ['Grace Hopper', '40'],
    ['Alan Turing', 'a few'],
  ] as const) {
    await workspace.changeContact(workspace.contact(name), { properties: { seats } });
  }
  await page.goto('/settings/properties');
  await page.getByRole('button', { name: 'Actions for Seats' }).click();
  await page.getByRole('menuitem', { name: 'Change the type' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the type of Seats' });
  await dialog.getByRole('combobox', { name: 'New type' }).click();
  await page.getByRole('option', { name: 'Number' }).click();
  await expect(dialog).toContainText('Of 2 values, 1 are kept and 1 are lost.');
  await expect(dialog.getByRole('listitem')).toContainText('Alan Turing: a few');
  await dialog.getByRole('checkbox', { name: 'Lose these values for good' }).check();
  await dialog.getByRole('button', { name: 'Change the type' }).click();
  await expect(dialog).toContainText('1 values are kept');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Seats/ })).toContainText('Number');
});
