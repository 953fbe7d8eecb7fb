import { useCallback, useState } from 'react';
import type { Named } from './conversation-state';

export type DraftKind = 'reply' | 'note';

/** What was written and not sent yet. */
export interface Draft {
  text: string;
  /** Whom it names. */
  mentions: readonly Named[];
}

const EMPTY: Draft = { text: '', mentions: [] };

function placeOf(teammateId: string, conversationId: string, kind: DraftKind): string {
  return `cadre-draft ${teammateId} ${conversationId} ${kind}`;
}

function read(place: string): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return isDraft(kept) ? kept : EMPTY;
  } catch {
    return EMPTY;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'mentions' in value &&
    Array.isArray(value.mentions)
  );
}

/** @returns whether it is kept. */
function keep(place: string, draft: Draft): boolean {
  try {
    if (draft.text === '') localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(draft));
    return true;
  } catch {
    // A browser that keeps nothing, or whose room is full.
    return false;
  }
}

/**
 * What a person is writing in a conversation, kept in the browser with every key, so that it survives going elsewhere,
 * a reload and a crash. `isKept` is false where the browser refuses; only then leaving loses something.
 */
export function useDraft(teammateId: string, conversationId: string, kind: DraftKind) {
  const place = placeOf(teammateId, conversationId, kind);
  const [state, setState] = useState({ place, draft: read(place), isKept: true });
  const current = state.place === place ? state : { place, draft: read(place), isKept: true };
  if (current !== state) setState(current);
  const change = useCallback(
    (draft: Draft) => setState({ place, draft, isKept: keep(place, draft) }),
    [place],
  );
  const clear = useCallback(() => change(EMPTY), [change]);
  return { draft: current.draft, isKept: current.isKept, change, clear };
}
