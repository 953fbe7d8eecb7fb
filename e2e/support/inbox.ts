import { type Browser, expect, type Page } from '@playwright/test';
import { Caller } from './caller';
import type { Workspace } from './workspace';

const errors = 'userErrors { message path }';

export const row = (page: Page, name: string | RegExp) =>
  page.getByRole('region', { name: 'List of conversations' }).getByRole('link', { name });

/** A conversation of Grace's for each subject, the first first. */
export async function begin(workspace: Workspace, subjects: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const subject of subjects) ids.push(await workspace.startConversation('Grace Hopper', { subject }));
  return ids;
}

/** The list is there and live. */
export async function openInbox(page: Page, address = '/inbox'): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

/** Ben, who is an agent, and calls the API. */
export async function inviteBen(workspace: Workspace, address: string): Promise<Caller> {
  const email = `ben-${Date.now()}@example.com`;
  const token = await workspace.caller.make(
    'invitationCreate.token',
    `mutation ($input: InvitationCreateInput!) { invitationCreate(input: $input) { token ${errors} } }`,
    { email, role: 'AGENT' },
  );
  const ben = new Caller(address);
  await ben.do(
    `mutation ($input: InvitationAcceptInput!) { invitationAccept(input: $input) { ${errors} } }`,
    {
      input: { token, name: 'Ben Bitdiddle', password: 'structure and interpretation' },
    },
  );
  return ben;
}

/** A browser of somebody else's, who is signed in there. */
export async function windowOf(browser: Browser, person: Caller, baseURL: string): Promise<Page> {
  const [name = '', value = ''] = person.cookie.split('=');
  const context = await browser.newContext({ baseURL });
  await context.addCookies([{ name, value, url: baseURL, httpOnly: true, sameSite: 'Lax' }]);
  return context.newPage();
}

/** Holds back the answers to one mutation for some time, or fails it when no time is said. */
export async function slowDown(page: Page, operation: string, ms: number | null): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const isIt = route.request().postData()?.includes(operation) ?? false;
    if (isIt && ms === null) return route.abort();
    if (isIt) await new Promise((resolve) => setTimeout(resolve, ms ?? 0));
    await route.continue();
  });
}
