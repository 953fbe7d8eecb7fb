import type { Locator, Page } from '@playwright/test';
import { chooseFiles } from '../support/files';
import { latestContacts } from '../support/operations';
import { settled } from '../support/settled';
import { expect, test } from '../support/story';

async function chooseFile(page: Page, text: string | Buffer, name = 'people.csv'): Promise<Locator> {
  await page.goto('/contacts');
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import contacts' });
  await chooseFiles(dialog.getByRole('button', { name: 'CSV file' }), { name, content: text });
  return dialog;
}

const figure = (dialog: Locator, name: string) =>
  dialog.getByText(name, { exact: true }).locator('xpath=following-sibling::*');
const isDone = (dialog: Locator) =>
  expect(dialog.getByRole('status').filter({ hasText: 'Done' })).toBeVisible({ timeout: 30_000 });

test('columns are mapped by themselves, and properties made with the type that their values have', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBe(5);
  const rows = Array.from(
    { length: 30 },
    (_, index) => `c${index}@x.example,Customer ${index},pro,${index}.5,2026-01-0${(index % 9) + 1}`,
  );
  const dialog = await chooseFile(page, ['E-mail,Full name,PlanTier,Monthly fee,Renews', ...rows].join('\n'));
  await expect(dialog.getByRole('combobox', { name: 'E-mail goes to' })).toHaveValue('E-mail');
  await expect(dialog.getByRole('combobox', { name: 'Full name goes to' })).toHaveValue('Name');
  await expect(dialog.getByRole('combobox', { name: 'PlanTier goes to' })).toHaveValue('Plan tier');
  await expect(dialog.getByRole('combobox', { name: 'Type of Monthly fee' })).toHaveValue('Number');
  await expect(dialog.getByRole('combobox', { name: 'Type of Renews' })).toHaveValue('Date');
  await dialog.getByRole('combobox', { name: 'Renews goes to' }).click();
  await page.getByRole('option', { name: 'Leave out' }).click();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await isDone(dialog);
  await expect(figure(dialog, 'Added')).toHaveText('30');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.goto(
    '/contacts?columns=contact.name,contact.properties.monthly_fee&sort=-contact.properties.monthly_fee',
  );
  await expect(page.getByRole('row', { name: /Customer 29/ })).toContainText('29.5');
});

test('what is wrong with a file is said before anything is sent', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  const dialog = await chooseFile(page, 'Name,Seats\nAnn,many\n');
  await expect(dialog.getByRole('alert')).toContainText(
    'No column holds an e-mail address or an external ID',
  );
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Type of Seats' }).click();
  await page.getByRole('option', { name: 'Number' }).click();
  await expect(dialog.getByText('1 value of the first rows does not fit, such as “many”')).toBeVisible();
});

test('an import survives leaving the page, is found again, and gives its failed rows as a file', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBe(5);
  const rows = Array.from(
    { length: 20_000 },
    (_, index) => `${index % 100 ? `p${index}@x.example` : 'no address'},Person ${index}`,
  );
  const dialog = await chooseFile(page, ['email,name', ...rows].join('\n'), 'many.csv');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Go on in the background' })).toBeVisible();
  await expect(dialog.getByRole('status').filter({ hasText: /Importing|Done/ })).toBeVisible();
  await page.goto('/settings/properties');
  await page.goto('/contacts');
  await page.getByRole('button', { name: 'Import CSV' }).click();
  await dialog.getByRole('button', { name: 'many.csv' }).click();
  await isDone(dialog);
  await expect(figure(dialog, 'Rows')).toHaveText('20,000');
  await expect(figure(dialog, 'Added')).toHaveText('19,800');
  await expect(figure(dialog, 'Failed')).toHaveText('200');
  const started = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Save all as a file' }).click();
  expect((await started).suggestedFilename()).toContain('failed-rows');
});

test('an upload whose line breaks goes on where it broke', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  const dialog = await chooseFile(page, 'email,name\nann@x.example,Ann\n');
  let broken = 0;
  await page.route('**/imports/*/file*', (route) => {
    broken += 1;
    return broken < 3 ? route.abort() : route.continue();
  });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await isDone(dialog);
  expect(broken).toBe(3);
});

test('an import is undone: who was there is as before, and what somebody changed since stays', async ({
  page,
  workspace,
}) => {
  const rows = Array.from({ length: 30 }, (_, index) => `new-${index}@x.example,New ${index},Acme`);
  const { contacts } = await workspace.caller.do(latestContacts);
  const [ann, bo] = contacts.nodes;
  if (!ann || !bo) throw new Error('The story has no contacts');
  const dialog = await chooseFile(
    page,
    [
      'email,name,company',
      `${ann.email},Wrong One,Wrong Ltd`,
      `${bo.email},Wrong Two,Wrong Ltd`,
      ...rows,
    ].join('\n'),
    'wrong.csv',
  );
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await isDone(dialog);
  await workspace.changeContact(bo.id, { name: 'Named since' });
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  const question = page.getByRole('dialog', { name: 'Undo the import of wrong.csv?' });
  await expect(question).toContainText('It added 30 contacts, which are removed;');
  await expect(question).toContainText('it changed 2 contacts, which are as before again.');
  await expect(question.getByRole('status')).toHaveText(
    'As things are now: 30 contacts removed, 1 put back, 1 put back except for what was changed since.',
  );
  await question.getByRole('button', { name: 'Undo import' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Undone by Ada' })).toContainText(
    '30 contacts removed, 1 put back, 1 put back except for what was changed since',
    { timeout: 30_000 },
  );
  await expect(dialog.getByRole('button', { name: 'Undo import' })).toBeHidden();
  await dialog.getByRole('button', { name: 'Import another file' }).click();
  await expect(dialog.getByText(/32 rows · undone/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('row', { name: new RegExp(ann.name ?? '') })).toBeVisible();
  await expect(page.getByRole('row', { name: /Named since/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /New 1/ })).toBeHidden();
});

test('the undo of an import is offered where one is when it is over, by a key too, and asks first', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBe(5);
  const rows = Array.from({ length: 4000 }, (_, index) => `new-${index}@x.example,New ${index}`);
  const dialog = await chooseFile(page, ['email,name', ...rows].join('\n'), 'many.csv');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByRole('button', { name: 'Go on in the background' }).click();
  await page.getByRole('link', { name: 'Segments' }).click();
  await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
  const toast = page.getByRole('status').filter({ hasText: 'many.csv is imported: 4,000 contacts added' });
  await expect(toast.getByRole('button', { name: 'Undo' })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+z');
  const question = page.getByRole('dialog', { name: 'Undo the import of many.csv?' });
  await expect(question).toContainText('It added 4,000 contacts, which are removed;');
  await expect(toast).toBeHidden();
  await expect(question.getByRole('status')).toHaveText('As things are now: 4,000 contacts removed.');
  const count = async () => {
    const { contacts } = await workspace.caller.do(latestContacts);
    return contacts.totalCount;
  };
  expect(await count(), 'nothing is undone before it is said').toBe(4005);
  await question.getByRole('button', { name: 'Undo import' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('list', { name: 'In the background' })).toContainText(
    '4,000 contacts removed',
    {
      timeout: 30_000,
    },
  );
  expect(await count()).toBe(5);
  await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
});

test('an import that is over is told once, and not again after a reload', async ({ page, workspace }) => {
  expect(workspace.contacts.size).toBe(5);
  const dialog = await chooseFile(page, 'email,name\nnew@x.example,New One', 'one.csv');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await isDone(dialog);
  const toast = page.getByRole('status').filter({ hasText: 'one.csv is imported: 1 contact added' });
  await expect(toast).toBeVisible();
  await toast.getByRole('button', { name: 'Undo' }).click();
  const question = page.getByRole('dialog', { name: 'Undo the import of one.csv?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await page.reload();
  await expect(page.getByRole('list', { name: 'In the background' })).toContainText('1 contact taken');
  await settled(page);
  await expect(toast).toBeHidden();
});
