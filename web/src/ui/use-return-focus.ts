import { useEffect, useState } from 'react';

/**
 * What had the focus last. Without transitions a menu is gone, and has the focus no more, before the dialog comes that
 * one of its items opens.
 */
let lastFocused: HTMLElement | null = null;

document.addEventListener('focusin', ({ target }) => {
  lastFocused = originOf(target);
});

/**
 * Gives the focus back, when the component goes away, to what had it when the component came: the kit does so only for
 * what stays mounted while it is closed. A menu is gone by then, so its button gets the focus. Nothing is taken from
 * what has got the focus since.
 */
export function useReturnFocus(): void {
  const [origin] = useState(focused);
  useEffect(() => {
    // One dialog that leads to another goes with its button, and has given the focus back by now.
    const connected = origin?.isConnected ? origin : focused();
    return () => {
      if (document.activeElement === document.body) connected?.focus();
    };
  }, [origin]);
}

function focused(): HTMLElement | null {
  const element = document.activeElement;
  return element && element !== document.body ? originOf(element) : lastFocused;
}

function originOf(element: EventTarget | null): HTMLElement | null {
  if (!(element instanceof HTMLElement)) return null;
  const button = element.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return button ? document.getElementById(button) : element;
}
