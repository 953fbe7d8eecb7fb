import { expect, type Locator } from '@playwright/test';

/**
 * Picks an item of an ordered list up by its handle, moves it by the arrow keys and drops it: each key when what the
 * one before it did is done.
 */
export async function moveByKeyboard(list: Locator, item: string, steps: number): Promise<void> {
  const handles = list.getByRole('button', { name: /^Move / });
  const handle = list.getByRole('button', { name: `Move ${item}`, exact: true });
  const place = async () => {
    const names = await handles.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel));
    return names.indexOf(`Move ${item}`);
  };
  await handle.focus();
  await handle.press('Space');
  await expect(handle).toHaveAttribute('aria-pressed', 'true');
  const from = await place();
  for (let step = 1; step <= Math.abs(steps); step += 1) {
    await handle.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    await expect.poll(place).toBe(from + Math.sign(steps) * step);
  }
  await handle.press('Space');
  await expect(handle).toHaveAttribute('aria-pressed', 'false');
}
