import { test as base, expect, type Page, type TestInfo } from '@playwright/test';
import { Caller } from './caller';
import { signIn } from './operations';
import { ADA } from './people';
import { PAGE_SNAPSHOT } from './reporter';
import { watchRequests } from './settled';
import { Workspace } from './workspace';

interface Story {
  /** Whether the story signs Ada in itself, because it ends her session. */
  ownSession: boolean;
  /** A workspace that nobody else's story touches, with Ada signed in in the browser. */
  workspace: Workspace;
  /** Another browser in which Ada is signed in too. */
  secondWindow: Page;
}

interface Worker {
  /** Ada, signed in once for all stories of this worker. */
  ada: Caller;
}

/** Where the server of all stories listens. */
export function address(): string {
  const found = process.env.CADRE_ADDRESS;
  if (!found) throw new Error('The server of the stories is not running');
  return found;
}

/** Ada, with a session of her own. */
export async function signedIn(): Promise<Caller> {
  const caller = new Caller(address());
  const { email, password } = ADA;
  await caller.do(signIn, { input: { email, password } });
  return caller;
}

/** The cookie of a session, as a browser keeps it. */
export function cookieOf(caller: Caller) {
  const [name = '', value = ''] = caller.cookie.split('=');
  return { name, value, url: address(), httpOnly: true, sameSite: 'Lax' as const };
}

/** Keeps what a page that failed showed to a screen reader. */
export async function attachSnapshot(page: Page, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus || page.isClosed()) return;
  const body = await page.locator('body').ariaSnapshot();
  await testInfo.attach(PAGE_SNAPSHOT, { body, contentType: 'text/yaml' });
}

/** What the browser itself reports of lines that were cut, which stories do on purpose. */
const cutLines = /^(?:Failed to load resource|WebSocket connection to )/;

/** What the console of a browser complains of as it goes on: bugs, and what the policy of a page forbids. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const bad = message.type() === 'error' || message.type() === 'warning';
    if (bad && !cutLines.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

export const test = base.extend<Story, Worker>({
  ownSession: [false, { option: true }],
  baseURL: async ({ baseURL: _none }, use) => use(address()),
  ada: [async ({ browserName: _any }, use) => use(await signedIn()), { scope: 'worker' }],
  page: async ({ page }, use, testInfo) => {
    watchRequests(page);
    const complaints = complaintsOf(page);
    await use(page);
    await attachSnapshot(page, testInfo);
    expect(complaints, 'what the console of the browser complains of').toEqual([]);
  },
  workspace: async ({ context, ada, ownSession }, use) => {
    const caller = ownSession ? await signedIn() : ada;
    const workspace = await Workspace.open(caller, 'Bletchley Park');
    await context.addCookies([cookieOf(caller)]);
    await use(workspace);
  },
  secondWindow: async ({ browser, workspace }, use) => {
    const context = await browser.newContext({ baseURL: address() });
    await context.addCookies([cookieOf(workspace.caller)]);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await use(page);
    await context.close();
    expect(complaints, 'what the console of the other browser complains of').toEqual([]);
  },
});

export { expect };
