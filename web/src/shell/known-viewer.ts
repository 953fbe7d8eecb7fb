/** Whose pages are on the screen. */
export interface Known<Viewer> {
  readonly viewer: Viewer | null;
  /** Signing out on purpose, which is not over before the server says that nobody is signed in. */
  readonly leaving: boolean;
}

export const NOBODY = { viewer: null, leaving: false } as const;
export const LEAVING = { viewer: null, leaving: true } as const;

/**
 * Who is known once the server says who is signed in; null: nobody is, undefined: it has not said yet. A session that
 * ends by itself leaves its pages on the screen.
 */
export function knownAfter<Viewer>(known: Known<Viewer>, signedIn: Viewer | null | undefined): Known<Viewer> {
  if (known.leaving) return signedIn === null ? NOBODY : known;
  return signedIn && signedIn !== known.viewer ? { viewer: signedIn, leaving: false } : known;
}
