import type { Request } from '@playwright/test';
import { begin, inviteBen, openInbox, row, windowOf } from '../support/inbox';
import { expect, test } from '../support/story';

test('two people see that the other looks at a conversation and writes in it, and that they left', async ({
  page,
  workspace,
  browser,
}) => {
  const [id = ''] = await begin(workspace, ['The first', 'The second']);
  const ben = await windowOf(browser, await inviteBen(workspace));
  await openInbox(page, `/inbox?view=view_unassigned&open=${id}`);
  const here = page.getByRole('status', { name: 'Who else is here' });
  await expect(here).toHaveText('');
  await openInbox(ben, `/inbox?view=view_unassigned&open=${id}`);
  await expect(here).toHaveText('Ben Bitdiddle is looking at this');
  await expect(ben.getByRole('status', { name: 'Who else is here' })).toHaveText(
    'Ada Byron is looking at this',
  );

  const reply = ben.getByRole('textbox', { name: 'Reply to Grace Hopper' });
  await reply.pressSequentially('Have you tried B-0?', { delay: 150 });
  await expect(here).toHaveText('Ben Bitdiddle is writing a reply');
  // Whoever stops typing looks on.
  await expect(here).toHaveText('Ben Bitdiddle is looking at this');
  await ben.getByRole('radio', { name: 'Note' }).locator('..').click();
  // Longer than the pause between two calls, within which a word or two need not be told.
  await ben
    .getByRole('combobox', { name: 'Note for teammates' })
    .pressSequentially('Hm, what was the number of that drum?', { delay: 120 });
  await expect(here).toHaveText('Ben Bitdiddle is writing a note');
  await row(ben, /The second/).click();
  await expect(here).toHaveText('');

  await row(ben, /The first/).click();
  await expect(here).toHaveText('Ben Bitdiddle is looking at this');
  // As when a laptop is shut: no word is said any more.
  await ben.context().setOffline(true);
  await expect(here).toHaveText('');
  await ben.context().setOffline(false);
  await expect(here).toHaveText('Ben Bitdiddle is looking at this');
  await ben.context().close();
  await expect(here).toHaveText('');
});

test('one who is alone calls the server every few seconds and no more', async ({ page, workspace }) => {
  const [id = ''] = await begin(workspace, ['The first']);
  const calls: Request[] = [];
  page.on('requestfinished', (request) => {
    if (request.postData()?.includes('SayPresence')) calls.push(request);
  });
  await openInbox(page, `/inbox?open=${id}`);
  await page
    .getByRole('textbox', { name: 'Reply to Grace Hopper' })
    .pressSequentially('I am writing this as fast as I can, alone.', { delay: 150 });
  // By the browser's clock: what hears of it here may be busy.
  const [first = 0, ...others] = calls.map((request) => request.timing().startTime);
  expect(others.length).toBeGreaterThan(0);
  for (const [index, at] of others.entries()) {
    expect(at - (others[index - 1] ?? first)).toBeGreaterThan(2_900);
  }
});
