import type { Page } from '@playwright/test';
import { chooseFiles, type FileToChoose } from '../support/files';
import { begin, openInbox, row } from '../support/inbox';
import { expect, test } from '../support/story';

const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to Grace Hopper' });
const toSend = (page: Page) => page.getByRole('list', { name: 'Files to send' }).getByRole('listitem');
const attached = (page: Page) => page.getByRole('list', { name: 'Attachments' }).getByRole('listitem');

/** A picture of 40 by 30 that a browser can show. */
const picture = (page: Page) =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    const paint = canvas.getContext('2d');
    if (paint) paint.fillStyle = 'teal';
    paint?.fillRect(0, 0, 40, 30);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });

const attach = (page: Page, ...files: FileToChoose[]) =>
  chooseFiles(page.getByRole('button', { name: 'Attach files' }), ...files);

test('a picture and a PDF are sent with a reply, and are there after a reload', async ({
  page,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The compiler is stuck']);
  await openInbox(page, `/inbox?view=view_unassigned&open=${id}`);
  const png = Buffer.from(await picture(page));
  await attach(
    page,
    { name: 'screen.png', content: png },
    { name: 'Plan für Grace.pdf', content: Buffer.alloc(700_000, 'PDF ') },
  );
  await expect(toSend(page)).toHaveText([/^screen.png\d+ B$/, /^Plan für Grace.pdf684 kB$/]);
  await reply(page).fill('Look at this.');
  await reply(page).press('ControlOrMeta+Enter');
  await expect(toSend(page)).toHaveCount(0);
  await expect(attached(page)).toHaveText([/screen.png/, /Plan für Grace.pdf/]);

  await page.reload();
  const shown = attached(page).getByRole('img', { name: 'screen.png' });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  const download = page.waitForEvent('download');
  const link = attached(page).getByRole('link', { name: /Plan für Grace.pdf/ });
  await link.click();
  await download;
  // What a browser makes of the name depends on the machine that it runs on; what it is told does not.
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()['content-disposition']).toContain("filename*=UTF-8''Plan%20f%C3%BCr%20Grace.pdf");
  expect((await answer.body()).length).toBe(700_000);
});

test('files come by dropping and pasting, without a text too, and a note keeps its own', async ({
  page,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The compiler is stuck']);
  await openInbox(page, `/inbox?view=view_unassigned&open=${id}`);
  const png = await picture(page);
  const give = (kind: 'drop' | 'paste', name: string) =>
    reply(page).evaluate(
      (field, [event, named, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], named, { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true };
        field.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data }),
        );
      },
      [kind, name, png] as const,
    );
  await give('drop', 'dropped.png');
  await give('paste', 'pasted.png');
  await expect(toSend(page)).toHaveText([/^dropped.png\d+ B$/, /^pasted.png\d+ B$/]);
  await page.getByRole('button', { name: 'Remove dropped.png' }).click();
  await expect(toSend(page)).toHaveText([/pasted.png/]);
  await page.getByRole('radio', { name: 'Note' }).locator('..').click();
  await expect(toSend(page)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Reply' }).locator('..').click();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(attached(page)).toHaveText([/pasted.png/]);
  await expect(row(page, /The compiler is stuck/)).toContainText('pasted.png');
});

test('a file that fails says why and is tried again, one under way is cancelled, one too big is refused', async ({
  page,
  workspace,
}) => {
  const [id = ''] = await begin(workspace, ['The compiler is stuck', 'The second']);
  await openInbox(page, `/inbox?view=view_unassigned&open=${id}`);
  const pdf = (name: string, bytes = 1000) => ({
    name,
    content: Buffer.alloc(bytes, 'x'),
  });
  await page.route('**/attachments?**', (route) => route.abort());
  await attach(page, pdf('a.pdf'));
  await expect(toSend(page)).toContainText('The server could not be reached.');
  await expect(page.getByRole('button', { name: 'Send reply' })).toBeEnabled();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByText('Not sent: a file could not be taken.')).toBeVisible();
  await expect(attached(page)).toHaveCount(0);
  await page.unroute('**/attachments?**');
  await page.getByRole('button', { name: 'Retry a.pdf' }).click();
  await expect(toSend(page)).toHaveText([/^a.pdf1000 B$/]);

  // Held back until it is cancelled.
  await page.route('**/attachments?**', () => {});
  await attach(page, pdf('slow.pdf'));
  await expect(page.getByRole('progressbar', { name: 'slow.pdf on its way' })).toBeAttached();
  await page.getByRole('button', { name: 'Cancel slow.pdf' }).click();
  await expect(toSend(page)).toHaveText([/^a.pdf/]);
  await page.unroute('**/attachments?**');

  await attach(page, pdf('big.pdf', 25 * 1024 * 1024 + 1));
  await expect(toSend(page).nth(1)).toContainText('at most 25 MB are allowed');
  await expect(page.getByRole('button', { name: 'Retry big.pdf' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove big.pdf' }).click();
  // What waits is still there after a look elsewhere.
  await row(page, /The second/).click();
  await expect(toSend(page)).toHaveCount(0);
  await page.goBack();
  await expect(toSend(page)).toHaveText([/^a.pdf/]);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(attached(page)).toHaveText([/a.pdf/]);
});
