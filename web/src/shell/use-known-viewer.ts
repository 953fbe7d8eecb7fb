import { useCallback, useEffect, useState } from 'react';
import type { Viewer } from '../parts/viewer';
import { type Known, knownAfter, LEAVING, NOBODY } from './known-viewer';
import { leaveBus } from './leave-bus';

/** Whose pages are on the screen: who is signed in, or was until the session ended by itself. */
export function useKnownViewer(signedIn: Viewer | null | undefined): [Viewer | null, () => void] {
  const [known, setKnown] = useState<Known<Viewer>>(NOBODY);
  const next = knownAfter(known, signedIn);
  if (next !== known) setKnown(next);
  const forget = useCallback(() => setKnown(NOBODY), []);
  useEffect(() => {
    const onLeave = () => setKnown(LEAVING);
    leaveBus.addEventListener('leave', onLeave);
    return () => leaveBus.removeEventListener('leave', onLeave);
  }, []);
  return [signedIn ?? known.viewer, forget];
}
