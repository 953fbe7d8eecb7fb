import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/accessibility';
import { startServer } from '../support/server';

test('an empty installation leads from set-up to a conversation that found its way', async ({ page }) => {
  const { address, stop } = await startServer();
  try {
    await page.goto(address);
    await page.getByRole('textbox', { name: 'Workspace' }).fill('Harvard Computation Lab');
    await page.getByRole('textbox', { name: 'Your name' }).fill('Grace Hopper');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('grace@harvard.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('nanoseconds are short');
    await page.getByRole('button', { name: 'Create workspace' }).click();

    await expect(page.getByRole('heading', { name: 'Set up Harvard Computation Lab' })).toBeVisible();
    await expect(page.getByText('0 of 6 done')).toBeVisible();
    await page.getByRole('button', { name: 'Use sample contacts' }).click();
    await expect(page.getByText('1 of 6 done')).toBeVisible();

    await page.getByRole('link', { name: 'Choose a template' }).click();
    await page.getByRole('button', { name: 'Start with VIP' }).click();
    await page.getByRole('link', { name: 'Get started' }).click();
    await expect(page.getByText('3 of 6 done'), 'the segment has its rule already').toBeVisible();

    await page.getByRole('link', { name: 'Get started' }).click();
    await page.getByRole('link', { name: 'Create a queue' }).click();
    const queue = page.getByRole('dialog', { name: 'Create queue' });
    await queue.getByRole('textbox', { name: 'Name' }).fill('VIP desk');
    await queue.getByRole('button', { name: 'Add condition' }).click();
    await queue.getByRole('combobox', { name: 'Field' }).fill('Segment');
    await page.getByRole('option', { name: 'Segment', exact: true }).click();
    await queue.getByRole('combobox', { name: 'Value' }).click();
    await page.getByRole('option', { name: 'VIP' }).click();
    await queue.getByRole('button', { name: 'Create queue' }).click();
    await expect(queue).toBeHidden();

    await page.getByRole('link', { name: 'Get started' }).click();
    await page.getByRole('button', { name: 'Start a conversation' }).click();
    const start = page.getByRole('dialog', { name: 'Start a conversation' });
    await start.getByRole('combobox', { name: 'Contact' }).click();
    await page.getByRole('option').first().click();
    await start.getByRole('textbox', { name: 'What they said' }).fill('The relay is stuck again.');
    await start.getByRole('button', { name: 'Start conversation' }).dblclick();
    await expect(page.getByRole('region', { name: 'Why is this here?' })).toContainText('Queue');

    await page.getByRole('link', { name: 'Get started' }).click();
    await expect(page.getByText('5 of 6 done')).toBeVisible();
    await page.getByRole('button', { name: 'Hide this list' }).click();
    await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Get started' })).toBeHidden();
    await page.goto(`${address}/conversations`);
    await expect(page.getByRole('status').filter({ hasText: '1 conversation' })).toBeVisible();
  } finally {
    await stop();
  }
});

test('a server that others can reach is set up with the code of its log', async ({ page }) => {
  const { address, said, stop } = await startServer({ HOST: '0.0.0.0' });
  try {
    await page.goto(address);
    await page.getByRole('textbox', { name: 'Setup code' }).fill('AAAA-AAAA-AAAA-AAAA-AAAA');
    await page.getByRole('textbox', { name: 'Workspace' }).fill('Harvard Computation Lab');
    await page.getByRole('textbox', { name: 'Your name' }).fill('Grace Hopper');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('grace@harvard.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('nanoseconds are short');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await expect(page.getByText('This is not the setup code.')).toBeVisible();
    await expectAccessible(page, 'setting up with a code');
    const [, code = ''] = /setup code: (\S+)/.exec(said) ?? [];
    await page.getByRole('textbox', { name: 'Setup code' }).fill(code);
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await expect(page.getByRole('heading', { name: 'Set up Harvard Computation Lab' })).toBeVisible();
  } finally {
    await stop();
  }
});
