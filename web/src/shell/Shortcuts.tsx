import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { paths } from '../paths';
import { shortcutBus, showKeys, showPalette } from './shortcut-bus';

const Palette = lazy(() => import('./Palette').then(({ Palette }) => ({ default: Palette })));
const KeySheet = lazy(() => import('./KeySheet').then(({ KeySheet }) => ({ default: KeySheet })));

/** Letters are dead while somebody writes, and while a dialog is open. */
function away(action: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const writing = target?.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]');
    if (writing || event.defaultPrevented) return;
    event.preventDefault();
    action();
  };
}

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement && element.isConnected) element.focus();
}

export function Shortcuts() {
  const navigate = useNavigate();
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    const onPalette = () => {
      before.current = document.activeElement;
      setPalette(true);
    };
    const onKeys = () => setKeys(true);
    shortcutBus.addEventListener('palette', onPalette);
    shortcutBus.addEventListener('keys', onKeys);
    const stop = tinykeys(window, {
      '$mod+k': (event) => {
        event.preventDefault();
        showPalette();
      },
      'Shift+?': away(showKeys),
      'g s': away(() => navigate(paths.segments())),
      'g c': away(() => navigate(paths.contacts())),
      'g i': away(() => navigate(paths.conversations())),
      'g r': away(() => navigate(paths.routing())),
      'g p': away(() => navigate(paths.priority())),
    });
    return () => {
      stop();
      shortcutBus.removeEventListener('palette', onPalette);
      shortcutBus.removeEventListener('keys', onKeys);
    };
  }, [navigate]);
  // It is taken away with its closing, so what had the focus gets it back here.
  const closePalette = () => {
    setPalette(false);
    setTimeout(() => focusOn(before.current));
  };
  return (
    <Suspense fallback={null}>
      {palette && <Palette onClose={closePalette} />}
      {keys && <KeySheet onClose={() => setKeys(false)} />}
    </Suspense>
  );
}
