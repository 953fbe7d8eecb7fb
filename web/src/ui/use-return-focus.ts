import { useEffect, useState } from 'react';

/**
 * Gives the focus back, when the component goes away, to what had it when the component came: the kit does so only for
 * what stays mounted while it is closed. A menu is gone by then, so its button gets the focus. Nothing is taken from
 * what has got the focus since.
 */
export function useReturnFocus(): void {
  const [asked] = useState(focused);
  useEffect(() => {
    // One dialog that leads to another goes with its button, and has given the focus back by now.
    const origin = asked?.isConnected ? asked : focused();
    return () => {
      if (document.activeElement === document.body) origin?.focus();
    };
  }, [asked]);
}

function focused(): HTMLElement | null {
  const element = document.activeElement;
  const button = element?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const origin = button ? document.getElementById(button) : element;
  return origin instanceof HTMLElement ? origin : null;
}
