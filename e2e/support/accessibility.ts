import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from './settled';
import { includes, planIs, topicIs, type Workspace } from './workspace';

export type ColourScheme = 'light' | 'dark';

export const COLOUR_SCHEMES: readonly ColourScheme[] = ['light', 'dark'];

/** What a change of colours can break. The other rules are checked in light. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What the pages and dialogs that are checked have to show. */
export interface Furniture {
  readonly segment: string;
  readonly conversation: string;
}

export async function furnish(workspace: Workspace): Promise<Furniture> {
  const segment = await workspace.addSegment('VIP');
  await workspace.addMembers(segment, ['Grace Hopper', 'Alan Turing']);
  await workspace.setRule(segment, {
    all: [planIs('enterprise'), { any: [planIs('enterprise'), planIs('free')] }],
  });
  await workspace.addQueue('Strategic', includes(segment));
  await workspace.addQueue('Billing', topicIs('billing'));
  await workspace.addPriorityRule('VIPs first', includes(segment), 'URGENT');
  const conversation = await workspace.startConversation('Grace Hopper', {
    subject: 'The compiler is stuck',
  });
  return { segment, conversation };
}

/** Opens a page and waits until it has drawn what it has to show: its heading, and nothing that says it is loading. */
export async function openDrawn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await settled(page);
  await expect(page.getByRole('status', { name: /^(Loading|Opening|Counting)/ })).toHaveCount(0);
}

/** Checks the page as it is now in one colour scheme; by default in both. */
export async function expectAccessible(
  page: Page,
  where: string,
  schemes: readonly ColourScheme[] = COLOUR_SCHEMES,
): Promise<void> {
  // Half a fade is a contrast that nobody has to read.
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
    document.adoptedStyleSheets = [still];
  });
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
    // Without the legacy mode, which our pages need no more than others without frames, each look opens a page of its own.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    // axe leaves out by itself whether fingers can hit what is to be hit (WCAG 2.2, 2.5.8).
    axe.options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: scheme === 'light' } } });
    if (scheme === 'dark') axe.withRules(COLOUR_RULES);
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect.soft(found, `${where} in ${scheme} colours`).toEqual([]);
  }
}
