import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import { Caller } from './caller';
import { acceptInvitation, invite } from './operations';
import { address, cookieOf } from './story';
import type { Workspace } from './workspace';

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
export async function inviteBen(workspace: Workspace): Promise<Caller> {
  const email = `ben-${randomUUID()}@example.com`;
  const { invitationCreate } = await workspace.caller.do(invite, { input: { email, role: 'AGENT' } });
  const ben = new Caller(address());
  await ben.do(acceptInvitation, {
    input: {
      token: invitationCreate.token ?? '',
      name: 'Ben Bitdiddle',
      password: 'structure and interpretation',
    },
  });
  return ben;
}

/** A browser of somebody else's, who is signed in there. */
export async function windowOf(browser: Browser, person: Caller): Promise<Page> {
  const context = await browser.newContext({ baseURL: address() });
  await context.addCookies([cookieOf(person)]);
  return context.newPage();
}

/** Holds back the first request of an operation. `arrived` settles when it is asked for, `release` lets it go on. */
export async function hold(
  page: Page,
  operation: string,
): Promise<{ arrived: Promise<void>; release: () => void }> {
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes(operation)) return route.fallback();
    arrived.resolve();
    await released.promise;
    return route.fallback();
  });
  return { arrived: arrived.promise, release: () => released.resolve() };
}

/** Fails every request of an operation, as if the network were down. */
export async function fail(page: Page, operation: string): Promise<void> {
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes(operation) ? route.abort() : route.fallback(),
  );
}
