import type { Page } from '@playwright/test';
import { expect, test } from '../support/story';

const details = (page: Page) => page.getByRole('region', { name: 'Details' });

test('a value is edited where it stands, by keyboard alone', async ({ page, workspace }) => {
  await page.goto(`/contacts/people/${workspace.contact('Grace Hopper')}`);
  await details(page).getByRole('button', { name: 'Edit Company' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Eckert–Mauchly');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('button', { name: 'Edit Company' })).toHaveText('Eckert–Mauchly');
  await expect(details(page).getByRole('button', { name: 'Edit Company' })).toBeFocused();

  await details(page).getByRole('button', { name: 'Edit Plan tier' }).click();
  await page.getByRole('option', { name: 'pro' }).click();
  await page.keyboard.press('Enter');
  await page.reload();
  await expect(details(page)).toContainText('Eckert–Mauchly');
  await expect(details(page).getByRole('button', { name: 'Edit Plan tier' })).toHaveText('pro');
});

test('what is refused stays in the input with the reason, and Escape puts back', async ({
  page,
  workspace,
}) => {
  await page.goto(`/contacts/people/${workspace.contact('Grace Hopper')}`);
  await details(page).getByRole('button', { name: 'Edit E-mail' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('no address');
  await page.keyboard.press('Enter');
  await expect(details(page).getByText('This is no e-mail address.')).toBeVisible();
  await expect(details(page).getByRole('textbox', { name: 'E-mail' })).toHaveValue('no address');
  await details(page).getByRole('textbox', { name: 'E-mail' }).press('Escape');
  await expect(details(page).getByRole('button', { name: 'Edit E-mail' })).toHaveText('grace@navy.example');
});

test('a value that cannot be saved because the server is gone goes back into the input', async ({
  page,
  workspace,
}) => {
  await page.goto(`/contacts/people/${workspace.contact('Grace Hopper')}`);
  await details(page).getByRole('button', { name: 'Edit Company' }).click();
  await page.route('**/graphql', (route) => route.abort());
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Remington Rand');
  await page.keyboard.press('Enter');
  await expect(details(page).getByText(/The server could not be reached/)).toBeVisible();
  await page.unroute('**/graphql');
  await details(page).getByRole('textbox', { name: 'Company' }).press('Enter');
  await expect(details(page).getByRole('button', { name: 'Edit Company' })).toHaveText('Remington Rand');
});

test('a contact joins and leaves a segment from its page, and shows its conversations', async ({
  page,
  workspace,
}) => {
  await workspace.addSegment('VIP');
  await workspace.startConversation('Grace Hopper', { subject: 'The compiler is stuck' });
  await page.goto(`/contacts/people/${workspace.contact('Grace Hopper')}`);
  await expect(page.getByRole('region', { name: 'Conversations' })).toContainText('The compiler is stuck');
  const segments = page.getByRole('region', { name: 'Segments' });
  await segments.getByRole('button', { name: 'Add to a segment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add Grace Hopper to a segment' });
  await dialog.getByRole('combobox', { name: 'Segment' }).click();
  await page.getByRole('option', { name: 'VIP' }).click();
  await dialog.getByRole('button', { name: 'Add to segment' }).click();
  await expect(segments).toContainText('Added by hand by Ada Byron');

  await segments.getByRole('button', { name: 'Remove from VIP' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(segments).toContainText('In no segment.');
});

test('a contact is created, and one that is there already is offered instead', async ({
  page,
  workspace,
}) => {
  expect(workspace.contacts.size).toBe(5);
  await page.goto('/contacts');
  await page.getByRole('button', { name: 'Create contact' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create contact' });
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('GRACE@navy.example');
  await dialog.getByRole('button', { name: 'Create contact' }).click();
  await expect(dialog.getByRole('alert').first()).toContainText('Grace Hopper has this e-mail address.');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Hedy Lamarr');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('hedy@radio.example');
  await dialog.getByRole('button', { name: 'Create contact' }).dblclick();
  await expect(page.getByRole('heading', { name: 'Hedy Lamarr', level: 1 })).toBeVisible();
  await page.goto('/contacts?search=hedy');
  await expect(page.getByText('1 match')).toBeVisible();
});

test('two contacts become one, with the values that are chosen', async ({ page, workspace }) => {
  await workspace.startConversation('Alan Turing', { subject: 'On computable numbers' });
  await page.goto(`/contacts/people/${workspace.contact('Grace Hopper')}`);
  await page.getByRole('button', { name: 'Actions for Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'Merge with another' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge with Grace Hopper' });
  await dialog.getByRole('combobox', { name: 'Contact that goes' }).fill('alan');
  await page.getByRole('option', { name: /Alan Turing/ }).click();
  await dialog
    .getByRole('group', { name: 'Company' })
    .or(dialog.getByRole('radiogroup', { name: 'Company' }))
    .getByRole('radio', { name: 'Bletchley' })
    .check();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(dialog).toBeHidden();
  await expect(details(page)).toContainText('Bletchley');
  await expect(details(page)).toContainText('grace@navy.example');
  await expect(page.getByRole('region', { name: 'Conversations' })).toContainText('On computable numbers');
  await page.goto(`/contacts/people/${workspace.contact('Alan Turing')}`);
  await expect(page.getByText('This contact does not exist')).toBeVisible();
});

test('erasing asks for a word, and then the contact is gone', async ({ page, workspace }) => {
  await page.goto(`/contacts/people/${workspace.contact('Alan Turing')}`);
  await page.getByRole('button', { name: 'Actions for Alan Turing' }).click();
  await page.getByRole('menuitem', { name: 'Erase' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase Alan Turing?' });
  await expect(dialog.getByRole('button', { name: 'Erase' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('erase');
  await dialog.getByRole('button', { name: 'Erase' }).click();
  await expect(page.getByText('4 in all')).toBeVisible();
});
