/** Where letters are typed, or belong to something else. */
const ELSEWHERE = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

interface Pressed {
  readonly defaultPrevented: boolean;
  readonly target: EventTarget | null;
  preventDefault(): void;
}

/**
 * Runs an action for a letter key. Letters are dead while somebody writes, while a dialog or menu is open, with other
 * keys held, and for whoever has switched them off.
 */
export function letterKey(action: () => void, on: boolean): (event: Pressed) => void {
  return (event) => {
    if (!on || event.defaultPrevented || isElsewhere(event.target)) return;
    event.preventDefault();
    action();
  };
}

function isElsewhere(target: EventTarget | null): boolean {
  return target !== null && 'closest' in target && (target as Element).closest(ELSEWHERE) !== null;
}
