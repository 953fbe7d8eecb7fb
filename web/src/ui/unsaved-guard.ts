interface GuardState {
  /** Something would be lost. */
  changed: boolean;
  /** The question is on the screen already, for a close or for a way out of the page. */
  isAsking: boolean;
}

/**
 * What closing does: it asks where something would be lost. The Escape that answers the question is heard by the dialog
 * below it too, and closes nothing there.
 */
export function onClosing({ changed, isAsking }: GuardState): 'close' | 'ask' | 'nothing' {
  if (isAsking) return 'nothing';
  return changed ? 'ask' : 'close';
}
