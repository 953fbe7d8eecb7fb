import { expect, type Page, type Request } from '@playwright/test';

const unanswered = new WeakMap<Page, Set<Request>>();

/** Keeps count of what a page has asked for and not been answered yet. */
export function watchRequests(page: Page): void {
  const requests = new Set<Request>();
  unanswered.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** Waits until everything that the page asked for is answered and drawn, and nothing more is asked for. */
export async function settled(page: Page): Promise<void> {
  const requests = unanswered.get(page);
  if (!requests) throw new Error('The requests of this page are not watched');
  await expect(async () => {
    expect([...requests].map((request) => request.url())).toEqual([]);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect([...requests].map((request) => request.url())).toEqual([]);
  }).toPass({ intervals: [10, 20, 50] });
}
