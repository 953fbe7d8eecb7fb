/** Opens the palette and the sheet of keys from anywhere, before their code is loaded. */
export const shortcutBus = new EventTarget();

export function showPalette(): void {
  shortcutBus.dispatchEvent(new Event('palette'));
}

export function showKeys(): void {
  shortcutBus.dispatchEvent(new Event('keys'));
}
