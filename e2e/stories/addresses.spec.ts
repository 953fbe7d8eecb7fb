import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { furnish, openDrawn } from '../support/accessibility';
import { stateOf } from '../support/database';
import { readWorkspace } from '../support/operations';
import { address, expect, test } from '../support/story';

const routesFile = fileURLToPath(new URL('../../web/src/routes.tsx', import.meta.url));

/** An address of the console and what may stand behind its question mark. */
interface Route {
  readonly path: string;
  readonly parameters: readonly string[];
}

/** Every route that the console has, as its own code lists them, so that none is forgotten. */
async function routes(): Promise<Route[]> {
  const code = await readFile(routesFile, 'utf8');
  return code.split('createRoute({').flatMap((route) => {
    const path = /path: '([^']+)'/.exec(route)?.[1];
    const [, names = ''] = /validateSearch: texts\(([^)]*)\)/.exec(route) ?? [];
    return path ? [{ path, parameters: [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => name) }] : [];
  });
}

/** Words that an address might take for a wish. */
const WISHES = ['next'];
/** Parameters that no route has, or had once. */
const UNKNOWN = ['act', 'action', 'do', 'confirm', 'take', 'assign', 'close', 'delete', 'undo'];

test('to open an address, whatever its parameters, changes nothing', async ({ page, workspace }) => {
  test.slow();
  const { segment, conversation } = await furnish(workspace);
  await workspace.startConversation('Alan Turing', { topic: 'billing' });
  const { viewer } = await workspace.caller.do(readWorkspace);
  const workspaceId = viewer?.workspace.id ?? '';
  const ids: Record<string, string> = {
    conversationId: conversation,
    contactId: workspace.contact('Grace Hopper'),
    segmentId: segment,
    tab: 'members',
  };
  const sent: string[] = [];
  page.on('request', (request) => {
    const mutation = /"query":"\s*mutation (\w+)/.exec(request.postData() ?? '')?.[1];
    // What is said while a conversation is shown, which is kept nowhere.
    if (mutation && mutation !== 'SayPresence') sent.push(mutation);
  });
  const before = await stateOf(workspaceId);
  const found = await routes();
  expect(found.length).toBeGreaterThan(12);
  for (const { path, parameters } of found) {
    const filled = path.replace(/\$(\w+)/g, (_all, name: string) => ids[name] ?? '').replace('$', 'nowhere');
    const values = parameters.length > 0 ? [...WISHES, conversation] : [WISHES[0] ?? ''];
    for (const value of values) {
      const search = new URLSearchParams(
        [...new Set([...parameters, ...UNKNOWN])].map((name) => [name, value]),
      );
      await openDrawn(page, `${filled}?${search}`);
    }
  }
  expect(sent, 'what the console asked the server to change').toEqual([]);
  expect(await stateOf(workspaceId)).toEqual(before);
});

test('to open an address of the server changes nothing', async ({ context, workspace }) => {
  const { conversation } = await furnish(workspace);
  const { viewer } = await workspace.caller.do(readWorkspace);
  const workspaceId = viewer?.workspace.id ?? '';
  const before = await stateOf(workspaceId);
  const mutation = encodeURIComponent('mutation { conversationTakeNext { conversation { id } } }');
  const statuses = new Map<string, number>();
  for (const path of [
    `/graphql?query=${mutation}`,
    `/graphql?query=${mutation}&act=next`,
    '/contacts/export.csv',
    `/imports/${conversation}/failures.csv`,
    `/attachments/${conversation}`,
    '/healthz',
    '/readyz',
    '/metrics',
  ]) {
    for (const accept of ['text/html', 'application/json']) {
      // As a page of the console may ask; what others’ pages may not is refused before.
      const headers = { accept, 'apollo-require-preflight': 'yes' };
      const answer = await context.request.get(`${address()}${path}`, { headers });
      statuses.set(`${accept} ${path}`, answer.status());
    }
  }
  expect(statuses.get(`application/json /graphql?query=${mutation}`)).toBe(405);
  expect(await stateOf(workspaceId)).toEqual(before);
});

test('the next conversation is taken from the palette, wherever it is opened', async ({
  page,
  workspace,
}) => {
  await workspace.startConversation('Grace Hopper', { subject: 'The first' });
  await page.goto('/contacts');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByPlaceholder('Search, go to a page, or do something').fill('take the next');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^The first/, level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Assignee Ada Byron' })).toBeVisible();
});
