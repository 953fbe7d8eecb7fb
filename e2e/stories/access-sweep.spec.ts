import type { Page } from '@playwright/test';
import {
  COLOUR_SCHEMES,
  expectAccessible,
  type Furniture,
  furnish,
  openDrawn,
} from '../support/accessibility';
import { createApiKey, createTeamGroup } from '../support/operations';
import { settled, watchRequests } from '../support/settled';
import {
  address,
  attachSnapshot,
  test as base,
  complaintsOf,
  cookieOf,
  expect,
  signedIn,
} from '../support/story';
import { Workspace } from '../support/workspace';

/** A browser that is signed in to a workspace which the sweep only looks at, and what it shows at the moment. */
interface Stage {
  readonly page: Page;
  readonly complaints: string[];
  /** An address with its placeholders filled in. */
  readonly at: (path: string) => string;
  /** Opens something, unless the test before left it open: opening takes longer than most looks at it. */
  readonly show: (what: string, open: () => Promise<void>) => Promise<void>;
}

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

const test = base.extend<{ stage: Stage }, { opened: Stage }>({
  // Made once a worker: looking changes nothing, and the files of the console stay in the browser's cache.
  opened: [
    async ({ browser }, use) => {
      const ada = await signedIn();
      const workspace = await Workspace.open(ada, 'Bletchley Park');
      const made: Furniture = await furnish(workspace);
      await ada.do(createTeamGroup, { input: { name: 'Desk' } });
      await ada.do(createApiKey, { input: { name: 'Shop', scopes: ['contacts:read'] } });
      const ids: Record<string, string> = { ...made, grace: workspace.contact('Grace Hopper') };
      const context = await browser.newContext({ baseURL: address(), reducedMotion: 'reduce' });
      await context.addCookies([cookieOf(ada)]);
      const page = await context.newPage();
      watchRequests(page);
      const complaints = complaintsOf(page);
      let shown: string | null = null;
      await use({
        page,
        complaints,
        at: (path) => path.replace(/:(\w+)/, (_placeholder, name: string) => ids[name] ?? ''),
        async show(what, open) {
          if (shown === what) return;
          shown = null;
          await page.mouse.move(0, 0);
          await open();
          shown = what;
        },
      });
      await context.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ opened }, use, testInfo) => {
    await opened.page.setViewportSize(WIDE);
    opened.complaints.length = 0;
    await use(opened);
    await attachSnapshot(opened.page, testInfo);
    expect(opened.complaints, 'what the console of the browser complains of').toEqual([]);
  },
});

/** The tests of a group follow one another in one worker, so that each finds open what the one before opened. */
const inOrder = () => test.describe.configure({ mode: 'default' });

const PAGES = [
  '/start',
  '/contacts',
  '/contacts/people/:grace',
  '/contacts/segments',
  '/contacts/segments/:segment/members',
  '/contacts/segments/:segment/members?list=kept-out',
  '/contacts/segments/:segment/members?at=2001-01-01T10:00',
  '/contacts/segments/:segment/advanced',
  '/contacts/segments/:segment/usage',
  '/contacts/segments/:segment/history',
  '/inbox',
  '/inbox?view=closed',
  '/inbox?columns=conversation.priority,segment,conversation.queue,contact.company,conversation.createdAt,contact.properties.plan_tier',
  '/inbox?open=:conversation',
  '/inbox?open=nothing',
  '/settings/routing',
  '/settings/priority',
  '/settings/team/people',
  '/settings/team/groups',
  '/settings/properties',
  '/settings/api-keys',
  '/settings/workspace',
  '/settings/account',
  '/nowhere',
];

/** Where each dialog is opened, by which button, and by which item of its menu. */
const DIALOGS: readonly (readonly [path: string, button: string, item?: string])[] = [
  ['/contacts/segments', 'Create segment'],
  ['/contacts/segments', 'Actions for VIP', 'Edit details'],
  ['/contacts/segments', 'Actions for VIP', 'Archive'],
  ['/contacts/segments/:segment/members', 'Add contacts'],
  ['/contacts/segments/:segment/members', 'Remove Alan Turing from VIP'],
  ['/contacts/segments/:segment/members', 'Why is Alan Turing here?'],
  ['/contacts/segments/:segment/advanced', 'Add today’s matches by hand'],
  ['/contacts', 'Import CSV'],
  ['/contacts', 'Filter'],
  ['/contacts', 'Columns'],
  ['/contacts', 'Create contact'],
  ['/contacts/people/:grace', 'Actions for Grace Hopper', 'Merge with another'],
  ['/contacts/people/:grace', 'Actions for Grace Hopper', 'Erase'],
  ['/contacts/people/:grace', 'Add to a segment'],
  ['/inbox', 'Start a conversation'],
  ['/inbox', 'Filter'],
  ['/inbox', 'Columns'],
  ['/inbox?sort=-CREATED', 'Save as'],
  ['/inbox?open=:conversation', 'Snooze'],
  ['/inbox?open=:conversation', 'Assign'],
  ['/inbox?open=:conversation', 'Priority'],
  ['/inbox?open=:conversation', 'Queue'],
  ['/inbox?open=:conversation', 'Topic'],
  ['/inbox?open=:conversation', 'Escalate'],
  ['/settings/priority', 'Change the head starts'],
  ['/settings/priority', 'Create priority rule'],
  ['/settings/priority', 'Actions for VIPs first', 'Delete'],
  ['/settings/routing', 'Create queue'],
  ['/settings/routing', 'Decide waiting ones again'],
  ['/settings/routing', 'Actions for Strategic', 'Edit'],
  ['/settings/routing', 'Actions for Strategic', 'Delete'],
  ['/settings/team/people', 'Invite a teammate'],
  ['/settings/team/people', 'Edit Ada Byron'],
  ['/settings/team/groups', 'Create team group'],
  ['/settings/team/groups', 'Edit Desk'],
  ['/settings/team/groups', 'Working hours of Desk'],
  ['/settings/team/groups', 'Delete Desk'],
  ['/settings/properties', 'Create property'],
  ['/settings/properties', 'Actions for Plan tier', 'Edit'],
  ['/settings/properties', 'Actions for Plan tier', 'Choices'],
  ['/settings/properties', 'Actions for Plan tier', 'Change the type'],
  ['/settings/properties', 'Actions for Plan tier', 'Delete'],
  ['/settings/account', 'Change email'],
  ['/settings/api-keys', 'Create API key'],
  ['/settings/api-keys', 'Revoke Shop'],
  ['/settings/api-keys', 'Rotate Shop'],
  ['/contacts', 'Keyboard shortcuts'],
  ['/contacts', 'Search or go to'],
];

for (const path of PAGES) {
  test.describe(path, () => {
    inOrder();

    test('does not scroll sideways at 320 pixels', async ({ stage }) => {
      await stage.page.setViewportSize(NARROW);
      await stage.show(path, () => openDrawn(stage.page, stage.at(path)));
      expect(await stage.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });

    for (const scheme of COLOUR_SCHEMES) {
      test(`is accessible in ${scheme} colours`, async ({ stage }) => {
        await stage.show(path, () => openDrawn(stage.page, stage.at(path)));
        await expectAccessible(stage.page, path, [scheme]);
      });
    }
  });
}

for (const [path, button, item] of DIALOGS) {
  const name = [button, item].filter(Boolean).join(', ');
  test.describe(`the dialog of ${name} at ${path}`, () => {
    inOrder();

    const openDialog = async ({ page, at }: Stage) => {
      await openDrawn(page, at(path));
      // By the case of its letters too: “Assign” is no part of “Move Unassigned”.
      await page
        .getByRole('button', { name: new RegExp(button) })
        .first()
        .click();
      if (item) await page.getByRole('menuitem', { name: item, exact: true }).click();
      const box = page
        .getByRole('dialog')
        .or(page.getByRole('region', { name: 'Filter contacts' }))
        .first();
      await expect(box).toBeVisible();
      await settled(page);
    };

    for (const scheme of COLOUR_SCHEMES) {
      test(`is accessible in ${scheme} colours`, async ({ stage }) => {
        await stage.show(`${path} ${name}`, () => openDialog(stage));
        await expectAccessible(stage.page, name, [scheme]);
      });
    }
  });
}

for (const scheme of COLOUR_SCHEMES) {
  test(`the sign-in page is accessible in ${scheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openDrawn(page, '/');
    await expectAccessible(page, 'signing in', [scheme]);
  });
}

test('the navigation opens at 320 pixels', async ({ stage }) => {
  const { page, at } = stage;
  await page.setViewportSize(NARROW);
  await stage.show('the navigation', () => openDrawn(page, at('/settings/workspace')));
  await page.getByRole('button', { name: 'Open the navigation' }).click();
  await page.getByRole('link', { name: 'Segments', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeVisible();
});
