import { useCallback, useEffect, useState } from 'react';
import type { Viewer } from '../parts/viewer';
import { leaveBus } from './leave-bus';

interface Known {
  viewer: Viewer | null;
  /** Signing out on purpose, which is not over before the server says that nobody is signed in. */
  leaving: boolean;
}

/** Whose pages are on the screen: who is signed in, or was until the session ended by itself. */
export function useKnownViewer(signedIn: Viewer | null | undefined): [Viewer | null, () => void] {
  const [known, setKnown] = useState<Known>({ viewer: null, leaving: false });
  if (signedIn && !known.leaving && signedIn !== known.viewer) setKnown({ viewer: signedIn, leaving: false });
  if (signedIn === null && known.leaving) setKnown({ viewer: null, leaving: false });
  const forget = useCallback(() => setKnown({ viewer: null, leaving: false }), []);
  useEffect(() => {
    const onLeave = () => setKnown({ viewer: null, leaving: true });
    leaveBus.addEventListener('leave', onLeave);
    return () => leaveBus.removeEventListener('leave', onLeave);
  }, []);
  return [signedIn ?? known.viewer, forget];
}
