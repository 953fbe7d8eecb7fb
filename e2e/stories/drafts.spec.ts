import type { Page } from '@playwright/test';
import { chooseFiles, type FileToChoose } from '../support/files';
import { begin, hold, openInbox, row } from '../support/inbox';
import { expect, test } from '../support/story';

const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to Grace Hopper' });
const note = (page: Page) => page.getByRole('combobox', { name: 'Note for teammates' });

const toSend = (page: Page) => page.getByRole('list', { name: 'Files to send' }).getByRole('listitem');

const attach = (page: Page, ...files: FileToChoose[]) =>
  chooseFiles(page.getByRole('button', { name: 'Attach files' }), ...files);

/** Until the page is loaded anew, no draft reaches the server from it. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const reach = window.fetch;
    window.fetch = (...asked) =>
      String(asked[1]?.body).includes('SaveDraft')
        ? Promise.reject(new TypeError('cut off'))
        : reach(...asked);
  });

test('a draft is there in another browser, and in none once it is sent', async ({
  page,
  secondWindow,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first', 'The second']);
  await openInbox(page, `/inbox?view=view_unassigned&open=${id}`);
  await expect(row(page, /The first/)).not.toContainText('Draft');
  await reply(page).fill('Have you tried B-0?');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await expect(row(page, /The first/)).toContainText('Draft');
  await page.getByRole('radio', { name: 'Note' }).locator('..').click();
  await note(page).fill('It is the compiler');
  await expect(page.getByText('Draft saved')).toBeVisible();

  await openInbox(secondWindow, `/inbox?view=view_unassigned&open=${id}`);
  await expect(reply(secondWindow)).toHaveValue('Have you tried B-0?');
  await expect(row(secondWindow, /The first/)).toContainText('Draft');
  await expect(row(secondWindow, /The second/)).not.toContainText('Draft');
  await reply(secondWindow).press('ControlOrMeta+Enter');
  await expect(reply(secondWindow)).toHaveValue('');
  await secondWindow.getByRole('radio', { name: 'Note' }).locator('..').click();
  await expect(note(secondWindow)).toHaveValue('It is the compiler');
  await note(secondWindow).press('ControlOrMeta+Enter');
  await expect(note(secondWindow)).toHaveValue('');
  await expect(row(secondWindow, /The first/)).not.toContainText('Draft');

  await page.reload();
  await expect(page.getByRole('list', { name: 'Messages' }).getByText('Have you tried B-0?')).toBeVisible();
  await expect(reply(page)).toHaveValue('');
});

test('of two windows the later save wins, and none is overwritten while it is typed in', async ({
  page,
  secondWindow,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first']);
  for (const one of [page, secondWindow]) await openInbox(one, `/inbox?open=${id}`);
  await reply(page).fill('From the first window');
  await expect(page.getByText('Draft saved')).toBeVisible();
  // Coming to a window shows what was saved in the other one.
  await secondWindow.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(reply(secondWindow)).toHaveValue('From the first window');
  await reply(secondWindow).fill('From the second window');
  await expect(secondWindow.getByText('Draft saved')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.waitForResponse((answer) => answer.request().postData()?.includes('DraftsOf') ?? false);
  await expect(reply(page)).toHaveValue('From the first window');
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect(reply(page)).toHaveValue('From the second window');
});

test('while the server is away the browser keeps the draft, says so, and the later one wins', async ({
  page,
  secondWindow,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first']);
  await openInbox(page, `/inbox?open=${id}`);
  await cutOff(page);
  await reply(page).fill('Written in the tunnel');
  await expect(page.getByText('Draft kept in this browser until the server is back')).toBeVisible();
  await openInbox(secondWindow, `/inbox?open=${id}`);
  await expect(reply(secondWindow)).toHaveValue('');
  await page.reload();
  await expect(reply(page)).toHaveValue('Written in the tunnel');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await secondWindow.reload();
  await expect(reply(secondWindow)).toHaveValue('Written in the tunnel');

  // Kept in this browser, but saved later from another: what is later is shown.
  await cutOff(page);
  await reply(page).fill('Earlier');
  await expect(page.getByText('Draft kept in this browser until the server is back')).toBeVisible();
  await page.goto('/contacts');
  await reply(secondWindow).fill('Later');
  await expect(secondWindow.getByText('Draft saved')).toBeVisible();
  await page.goto(`/inbox?open=${id}`);
  await expect(reply(page)).toHaveValue('Later');
});

test('what is typed in the last moment before leaving is saved', async ({
  page,
  secondWindow,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first', 'The second']);
  await openInbox(page, `/inbox?view=view_unassigned&open=${id}`);
  await reply(page).fill('Just in time');
  await row(page, /The second/).click();
  await expect(page.getByRole('heading', { name: /^The second/, level: 1 })).toBeVisible();
  await expect(row(page, /The first/)).toContainText('Draft');
  await page.goBack();
  await expect(reply(page)).toHaveValue('Just in time');
  await reply(page).fill('In the very last moment');
  await page.goto('about:blank');
  await openInbox(secondWindow, `/inbox?open=${id}`);
  await expect(reply(secondWindow)).toHaveValue('In the very last moment');
});

test('what is written while a reply is sent stays to be sent next, and nothing that was sent comes back', async ({
  page,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first']);
  await openInbox(page, `/inbox?open=${id}`);
  await reply(page).fill('Have you tried B-0?');
  await expect(page.getByText('Draft saved')).toBeVisible();
  const held = await hold(page, 'mutation Reply(');
  await reply(page).press('ControlOrMeta+Enter');
  await held.arrived;
  await reply(page).press('ControlOrMeta+End');
  await reply(page).pressSequentially(' It compiles itself.');
  held.release();
  const messages = page.getByRole('list', { name: 'Messages' });
  await expect(messages.getByText('Have you tried B-0?', { exact: true })).toBeVisible();
  await expect(reply(page)).toHaveValue('It compiles itself.');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.reload();
  await expect(reply(page)).toHaveValue('It compiles itself.');
});

test('a note that is sent twice while its draft is still being saved is added once', async ({
  page,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first']);
  await openInbox(page, `/inbox?open=${id}`);
  await page.getByRole('radio', { name: 'Note' }).locator('..').click();
  const held = await hold(page, 'mutation SaveDraft(');
  await note(page).fill('It is the compiler');
  await held.arrived;
  await note(page).press('ControlOrMeta+Enter');
  await note(page).press('ControlOrMeta+Enter');
  held.release();
  await expect(note(page)).toHaveValue('');
  const messages = page.getByRole('list', { name: 'Messages' });
  await expect(messages.getByText('It is the compiler', { exact: true })).toHaveCount(1);
  await page.reload();
  await expect(messages.getByText('It is the compiler', { exact: true })).toHaveCount(1);
});

test('files that were not sent are part of the draft: there after a reload and in another browser', async ({
  page,
  secondWindow,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first']);
  await openInbox(page, `/inbox?open=${id}`);
  const pdf = (name: string) => ({ name, content: Buffer.alloc(2000, 'x') });
  await attach(page, pdf('plan.pdf'), pdf('offer.pdf'));
  await expect(page.getByText('Draft saved')).toBeVisible();
  await expect(row(page, /The first/)).toContainText('Draft');
  await page.reload();
  await expect(toSend(page)).toHaveText([/^plan.pdf2 kB$/, /^offer.pdf2 kB$/]);

  await openInbox(secondWindow, `/inbox?open=${id}`);
  await expect(toSend(secondWindow)).toHaveText([/^plan.pdf/, /^offer.pdf/]);
  await secondWindow.getByRole('button', { name: 'Remove offer.pdf' }).click();
  await reply(secondWindow).fill('Here is the plan');
  await expect(secondWindow.getByText('Draft saved')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(toSend(page)).toHaveText([/^plan.pdf/]);
  await expect(reply(page)).toHaveValue('Here is the plan');

  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toSend(page)).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Attachments' }).getByRole('listitem')).toHaveText([
    /plan.pdf/,
  ]);
  await page.reload();
  await expect(page.getByRole('list', { name: 'Attachments' })).toBeVisible();
  await expect(toSend(page)).toHaveCount(0);
  await expect(row(page, /The first/)).not.toContainText('Draft');
});

test('a file that comes after its page was left is in the draft too, and one under way asks before a reload', async ({
  page,
  secondWindow,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The first', 'The second']);
  await openInbox(page, `/inbox?view=view_unassigned&open=${id}`);
  const letGo = Promise.withResolvers<void>();
  await page.route('**/attachments?**', async (route) => {
    await letGo.promise;
    await route.continue();
  });
  await attach(page, { name: 'slow.pdf', content: Buffer.alloc(2000, 'x') });
  await expect(page.getByRole('progressbar', { name: 'slow.pdf on its way' })).toBeAttached();
  const mayLeave = () =>
    page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await mayLeave()).toBe(false);
  await row(page, /The second/).click();
  await expect(page.getByRole('heading', { name: /^The second/, level: 1 })).toBeVisible();
  letGo.resolve();
  await expect(row(page, /The first/)).toContainText('Draft');
  await openInbox(secondWindow, `/inbox?open=${id}`);
  await expect(toSend(secondWindow)).toHaveText([/^slow.pdf/]);
  expect(await mayLeave(), 'what the server has comes back').toBe(true);
});

test('files stay in the browser’s draft while the server does not take it', async ({ page, workspace }) => {
  const [id = ''] = await begin(workspace, ['The first']);
  await openInbox(page, `/inbox?open=${id}`);
  await cutOff(page);
  await attach(page, { name: 'plan.pdf', content: Buffer.alloc(2000, 'x') });
  await expect(page.getByText('Draft kept in this browser until the server is back')).toBeVisible();
  await page.reload();
  await expect(toSend(page)).toHaveText([/^plan.pdf/]);
  await expect(page.getByText('Draft saved')).toBeVisible();
});
