import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { Workspace } from './workspace';

interface Story {
  /** A workspace that nobody else's story touches, with Ada signed in in the browser. */
  workspace: Workspace;
  /** Another browser in which Ada is signed in too. */
  secondWindow: Page;
}

function address(): string {
  const found = process.env.CADRE_ADDRESS;
  if (!found) throw new Error('The server of the stories is not running');
  return found;
}

async function signIn(context: BrowserContext, workspace: Workspace): Promise<void> {
  const [name = '', value = ''] = workspace.caller.cookie.split('=');
  await context.addCookies([{ name, value, url: address(), httpOnly: true, sameSite: 'Lax' }]);
}

/** What the browser itself reports of lines that were cut, which stories do on purpose. */
const cutLines = /^(?:Failed to load resource|WebSocket connection to )/;

export const test = base.extend<Story>({
  baseURL: async ({ baseURL: _none }, use) => use(address()),
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      const bad = message.type() === 'error' || message.type() === 'warning';
      if (bad && !cutLines.test(message.text())) complaints.push(message.text());
    });
    await use(page);
    expect(complaints, 'what the console of the browser complains of').toEqual([]);
  },
  workspace: async ({ context }, use) => {
    const workspace = await Workspace.open(address(), 'Bletchley Park');
    await signIn(context, workspace);
    await use(workspace);
  },
  secondWindow: async ({ browser, workspace }, use) => {
    const context = await browser.newContext({ baseURL: address() });
    await signIn(context, workspace);
    await use(await context.newPage());
    await context.close();
  },
});

export { expect };
