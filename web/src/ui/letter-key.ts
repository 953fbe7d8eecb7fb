/**
 * Runs an action for a letter key. Letters are dead while somebody writes, while a dialog or menu is open, with other
 * keys held, and for whoever has switched them off.
 */
export function letterKey(action: () => void, on: boolean): (event: KeyboardEvent) => void {
  return (event) => {
    if (!on || event.defaultPrevented) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const elsewhere = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';
    if (target?.closest(elsewhere)) return;
    event.preventDefault();
    action();
  };
}
