import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { usePreferences } from '../parts/preferences';
import { letterKey } from '../ui/letter-key';
import { PAGE_KEYS } from './page-keys';
import { shortcutBus, showKeys, showPalette } from './shortcut-bus';

const loadPalette = () => import('./Palette');
const Palette = lazy(() => loadPalette().then(({ Palette }) => ({ default: Palette })));
const KeySheet = lazy(() => import('./KeySheet').then(({ KeySheet }) => ({ default: KeySheet })));

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement && element.isConnected) element.focus();
}

/** The hand that presses Ctrl or Cmd is about to press K: the code is asked for between the two. */
function loadEarly(event: KeyboardEvent): void {
  if (event.key === 'Control' || event.key === 'Meta') loadPalette();
}

/** The search of the page, where it has one. */
function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus();
}

export function Shortcuts() {
  const navigate = useNavigate();
  const letters = usePreferences()?.letterKeys ?? true;
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
    const pages = Object.entries(PAGE_KEYS).map(
      ([keys, page]) => [keys, letterKey(() => navigate(page), letters)] as const,
    );
    // First of all: the second key of a sequence such as "g r" must not also be a key of the page.
    const stop = tinykeys(
      window,
      {
        '$mod+k': (event) => {
          event.preventDefault();
          showPalette();
        },
        'Shift+?': letterKey(showKeys, letters),
        ...Object.fromEntries(pages),
        '/': letterKey(focusSearch, letters),
      },
      { capture: true },
    );
    window.addEventListener('keydown', loadEarly);
    return () => {
      stop();
      window.removeEventListener('keydown', loadEarly);
      shortcutBus.removeEventListener('palette', onPalette);
      shortcutBus.removeEventListener('keys', onKeys);
    };
  }, [navigate, letters]);
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
